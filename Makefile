.PHONY: run test check bench
run:   ; @scripts/run.sh
test:  ; @scripts/test.sh
check: ; @scripts/check.sh
bench: ; @scripts/bench.sh
