"""`classify` of CSV to CSV beside DuckDB doing the same rules CSV to CSV."""

import pathlib
import random
import sys
import tempfile

from measure import bar, run

ROWS = int(sys.argv[1])
PROGRAM = ".build/release/giamngheo"
DUCKDB = """
import duckdb, sys
duckdb.sql(f'''COPY (
  SELECT id, 'S2022' AS standard,
         CASE WHEN income_points > (CASE residence WHEN 'urban' THEN 175 ELSE 140 END) THEN 'not_poor'
              WHEN length(deprivations) - length(replace(deprivations, ';', '')) >= 2 THEN 'poor' ELSE 'near_poor' END AS class,
         class AS possible, 'aa9bb178f68b1b2c9a20bb559fba886ba57236c8606da2015753c98c33385a97' AS rule_set, '' AS reasons
    FROM read_csv('{sys.argv[1]}', header=true, columns={{'id':'VARCHAR','reviewed_on':'DATE','residence':'VARCHAR','persons':'INT',
         'income_points':'INT','monthly_income_per_person':'BIGINT','deprivations':'VARCHAR'}})
) TO '{sys.argv[2]}' (HEADER)''')
"""

with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder, "in.csv")
    generator = random.Random(1)
    tails = [f"2023-10-{1 + index % 28:02},{'rural' if index % 3 else 'urban'},{1 + index % 6},{80 + generator.randrange(160)},,"
             + ";".join(map(str, sorted(generator.sample(range(1, 13), generator.randrange(6))))) for index in range(4096)]
    with source.open("w") as file:
        file.write("id,reviewed_on,residence,persons,income_points,monthly_income_per_person,deprivations\n")
        for start in range(0, ROWS, 4096):
            file.writelines(f"H{start + index},{tail}\n" for index, tail in enumerate(tails[: min(4096, ROWS - start)]))
    ours = [PROGRAM, "classify", "--input", str(source), "--output", f"{folder}/ours.csv"]
    bare = run([*ours, "--no-reasons"])
    full = run(ours)
    duck = run([sys.executable, "-c", DUCKDB, str(source), f"{folder}/duck.csv"])
    print(f"classify, {ROWS:,} rows CSV to CSV    wall s   cpu s   peak MB")
    for name, taken in (("giamngheo --no-reasons", bare), ("giamngheo with reasons", full), ("DuckDB, same columns", duck)):
        print(f"  {name:26} {taken.wall:12.2f} {taken.cpu:7.2f} {taken.memory:9.0f}")
    print(f"  by the clock {bare.wall / duck.wall:.2f} of DuckDB without reasons, {full.wall / duck.wall:.2f} with")
    bar("classify without reasons to DuckDB, by CPU", duck.cpu / bare.cpu, 1)
