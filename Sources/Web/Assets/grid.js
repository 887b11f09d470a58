// Tables of fields get the keys of a spreadsheet: cells below and above, blocks from Excel, filling, steps taken back. Without this
// script they are plain forms. A key never changes what is being typed, so that Vietnamese typing programs work as everywhere.
'use strict';

(() => {
    const mostRows = 500;

    /** The text as it is compared: without marks, case, hyphens and spare blanks. */
    const folded = text =>
        text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[\s\-–/]+/g, ' ').trim();

    /** Rows of cells as spreadsheets put them on the clipboard; a cell in quotes may hold tabs, line ends and doubled quotes. */
    const blockOf = text => {
        const rows = [];
        let row = [];
        const source = text.replace(/\r\n?/g, '\n');
        let at = 0;
        while (at <= source.length) {
            let cell = '';
            if (source[at] === '"' && /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(at))) {
                const quoted = source.slice(at).match(/^"((?:[^"]|"")*)"/);
                cell = quoted[1].replaceAll('""', '"');
                at += quoted[0].length;
            } else {
                while (at < source.length && source[at] !== '\t' && source[at] !== '\n') cell += source[at++];
            }
            row.push(cell.replace(/\s+/g, ' ').trim());
            if (source[at] !== '\t') {
                rows.push(row);
                row = [];
            }
            at += 1;
        }
        while (rows.length && rows.at(-1).every(cell => cell === '')) rows.pop();
        const width = Math.max(0, ...rows.map(cells => cells.findLastIndex(cell => cell !== '') + 1));
        return rows.map(cells => Array.from({ length: width }, (_, column) => cells[column] ?? ''));
    };

    class Grid {
        constructor(table) {
            this.table = table;
            this.words = table.dataset;
            this.status = document.getElementById(table.dataset.grid);
            this.steps = [];
            this.taken = [];
            this.held = '';
            this.isMoving = false;
            this.block = null;
            for (const [kind, act] of [
                ['keydown', this.key], ['paste', this.paste], ['copy', this.copy], ['focusin', this.enter], ['change', this.leave],
                ['mousedown', this.point], ['grow', event => this.grow(event.detail)],
            ]) table.addEventListener(kind, event => act.call(this, event));
        }

        // Cells

        get rows() { return [...this.table.tBodies].flatMap(body => [...body.rows]); }

        cell(row, column) { return this.rows[row]?.cells[column]; }

        /** The field that takes text or a choice; none where a cell says something, or has boxes to tick. */
        field(row, column) { return this.cell(row, column)?.querySelector('input:not([type=hidden],[type=checkbox]),select'); }

        place(field) {
            const cell = field.closest?.('td,th');
            if (!cell || cell.closest('table') !== this.table) return null;
            return { row: this.rows.indexOf(cell.parentElement), column: cell.cellIndex };
        }

        say(sentences, values = {}) {
            this.status.textContent = [sentences].flat().map(sentence => this.words[sentence]).join(' ')
                .replace(/\{(\w+)\}/g, (_, name) => values[name]);
        }

        // Moving

        enter(event) {
            if (!('value' in event.target)) return;
            this.held = event.target.value;
            this.choose(null);
        }

        go(row, column) {
            const field = this.field(row, column) ?? this.cell(row, column)?.querySelector('input');
            if (!field) return false;
            field.focus();
            field.select?.();
            this.isMoving = true;
            return true;
        }

        /** The next cell with a field in a direction. */
        step({ row, column }, down, right) {
            const width = this.rows[row]?.cells.length ?? 0;
            for (let r = row + down, c = column + right; r >= 0 && r < this.rows.length && c >= 0 && c < width; r += down, c += right)
                if (this.go(r, c)) return true;
            return false;
        }

        isAtEdge(field, right) {
            if (this.isMoving || field.selectionStart == null) return true;
            return field.selectionStart === field.selectionEnd && field.selectionStart === (right > 0 ? field.value.length : 0);
        }

        key(event) {
            // While a typing program composes, keys are its own.
            if (event.isComposing || event.keyCode === 229 || event.altKey || !event.target.matches('input,select')) return;
            const place = this.place(event.target);
            if (!place) return;
            const isHandled = event.ctrlKey || event.metaKey ? this.command(event, place) : this.move(event, place);
            if (isHandled) event.preventDefault();
        }

        move(event, place) {
            const field = event.target;
            const isText = field.matches('input:not([type=checkbox])');
            const down = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
            const right = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
            if (event.key === 'Enter') {
                this.step(place, event.shiftKey ? -1 : 1, 0);
                return true;
            }
            if (event.shiftKey && down && isText) return this.extend(place, down);
            if (event.shiftKey) return false;
            // A choice keeps its own keys up and down.
            if (down && isText) return this.step(place, down, 0);
            if (right && (!isText || this.isAtEdge(field, right))) return this.step(place, 0, right);
            if (event.key === 'Escape' && isText) {
                field.value = this.held;
                field.select();
                this.isMoving = true;
                return true;
            }
            if (event.key === 'F2' && isText) {
                field.setSelectionRange(field.value.length, field.value.length);
                this.isMoving = false;
                return true;
            }
            if (event.key === 'Delete' && this.block) {
                this.fill('');
                return true;
            }
            if (!event.key.startsWith('Arrow') && event.key !== 'Tab' && event.key !== 'Shift') this.isMoving = false;
            return false;
        }

        command(event, place) {
            switch (event.key.toLowerCase()) {
            case 'd': {
                const above = this.field(place.row - 1, place.column);
                if (above) this.change([[event.target, above.value]], 'filled');
                return true;
            }
            case 'enter':
                if (this.block) this.fill(event.target.value);
                return true;
            case 'z': return event.shiftKey ? this.again() : this.back(event.target);
            case 'y': return this.again();
            case 's':
                event.target.blur();
                this.table.closest('form').querySelector('button.primary').click();
                return true;
            default: return false;
            }
        }

        // Choosing a block

        point(event) {
            const place = this.place(event.target);
            const active = this.place(document.activeElement ?? this.table);
            if (!event.shiftKey || !place || !active) return;
            event.preventDefault();
            this.choose({ from: active, to: place });
        }

        extend(place, down) {
            const block = this.block ?? { from: place, to: place };
            const row = Math.min(Math.max(block.to.row + down, 0), this.rows.length - 1);
            this.choose({ from: block.from, to: { row, column: block.to.column } });
            return true;
        }

        choose(block) {
            this.block = block;
            for (const cell of this.table.querySelectorAll('.chosen')) cell.classList.remove('chosen');
            for (const { row, column } of this.chosen()) this.cell(row, column)?.classList.add('chosen');
        }

        chosen() {
            if (!this.block) return [];
            const { from, to } = this.block;
            const places = [];
            for (let row = Math.min(from.row, to.row); row <= Math.max(from.row, to.row); row++)
                for (let column = Math.min(from.column, to.column); column <= Math.max(from.column, to.column); column++)
                    places.push({ row, column });
            return places;
        }

        fill(value) {
            const fields = this.chosen().map(({ row, column }) => this.field(row, column)).filter(Boolean);
            this.change(fields.map(field => [field, this.accepted(field, value) ?? field.value]), 'filled');
        }

        copy(event) {
            if (!this.block) return;
            const lines = new Map();
            for (const { row, column } of this.chosen()) {
                const field = this.field(row, column);
                const text = field?.matches('select') ? field.selectedOptions[0]?.label ?? '' : field?.value ?? this.cell(row, column)?.textContent ?? '';
                lines.set(row, [...(lines.get(row) ?? []), text.trim()]);
            }
            event.clipboardData.setData('text/plain', [...lines.values()].map(cells => cells.join('\t')).join('\n'));
            event.preventDefault();
        }

        // Changing, with steps that can be taken back

        /** What a field takes of a text: the text, the value of a choice of that name, or nothing. */
        accepted(field, text) {
            if (!field.matches('select')) return text;
            const sought = folded(text);
            const names = option => [option.label, ...(option.dataset.also ?? '').split(';')];
            return [...field.options].find(option => option.value === text || names(option).some(name => name && folded(name) === sought))?.value;
        }

        isDoubtful(field, text) { return field.inputMode === 'numeric' && !/^[\d.,\s/+-]*$/.test(text); }

        change(pairs, sentences, values = {}) {
            const step = pairs.filter(([field, value]) => field.value !== value).map(([field, value]) => ({ field, before: field.value, after: value }));
            for (const [field, value] of pairs) this.set(field, value);
            if (step.length) {
                this.steps.push(step);
                this.taken = [];
            }
            this.say(sentences, { cells: step.length, ...values });
        }

        set(field, value) {
            field.value = value;
            if (field === document.activeElement) this.held = value;
            field.closest('td').classList.remove('check');
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }

        leave(event) {
            const field = event.target;
            if (!this.place(field) || field.type === 'checkbox' || field.value === this.held) return;
            this.steps.push([{ field, before: this.held, after: field.value }]);
            this.taken = [];
            this.held = field.value;
            field.closest('td').classList.remove('check');
        }

        back(active) {
            // What is being typed in the cell is taken back by the browser.
            if (active.value !== this.held || !this.steps.length) return active.value === this.held;
            const step = this.steps.pop();
            for (const { field, before } of step) this.set(field, before);
            this.taken.push(step);
            this.say('undone');
            return true;
        }

        again() {
            const step = this.taken.pop();
            if (step) {
                for (const { field, after } of step) this.set(field, after);
                this.steps.push(step);
                this.say('redone');
            }
            return true;
        }

        // Blocks from a spreadsheet

        paste(event) {
            const text = event.clipboardData?.getData('text/plain') ?? '';
            const place = this.place(event.target);
            if (!place || !/[\t\n]/.test(text.trim())) return;
            event.preventDefault();
            const block = blockOf(text);
            if (this.isHeading(block[0], place.column)) block.shift();
            if (!block.length) return;
            if (block.length > mostRows) {
                this.say('tooMany', { rows: block.length, most: mostRows });
                return;
            }
            this.grow(place.row + block.length);
            const rows = this.rows;
            const pairs = [];
            const doubtful = [];
            let lost = 0;
            block.forEach((cells, down) => cells.forEach((text, right) => {
                const cell = rows[place.row + down]?.cells[place.column + right];
                const field = cell?.querySelector('input:not([type=hidden],[type=checkbox]),select');
                if (!field) {
                    if (text !== '' && folded(text) !== folded(cell?.textContent ?? '')) lost += 1;
                    return;
                }
                const value = this.accepted(field, text);
                pairs.push([field, value ?? '']);
                if (value === undefined || this.isDoubtful(field, value)) doubtful.push(field);
            }));
            this.change(pairs, ['pasted', ...(doubtful.length ? ['doubtful'] : []), ...(lost ? ['lost'] : [])], {
                rows: block.length, columns: block[0].length, doubtful: doubtful.length, lost,
            });
            for (const field of doubtful) field.closest('td').classList.add('check');
            doubtful[0]?.focus();
        }

        /** Whether the first line of a block repeats the headings above where it would stand. */
        isHeading(cells, column) {
            const headings = [...(this.table.tHead?.rows[0]?.cells ?? [])].map(cell => folded(cell.textContent));
            const named = cells.filter((cell, right) => cell !== '' && folded(cell) === headings[column + right]).length;
            return named > 0 && named * 2 >= cells.filter(cell => cell !== '').length;
        }

        /** Adds empty rows like the last one, where the table may grow. */
        grow(count) {
            const most = Number(this.words.most ?? 0);
            const counter = this.table.closest('form').elements[this.words.counter];
            while (counter && this.rows.length < Math.min(count, most)) {
                const last = this.rows.at(-1);
                const number = this.rows.length;
                const row = last.cloneNode(true);
                for (const part of row.querySelectorAll('[id],[name],[for],[aria-label]'))
                    for (const name of ['id', 'name', 'for', 'aria-label'])
                        if (part.hasAttribute(name))
                            part.setAttribute(name, part.getAttribute(name).replace(new RegExp(`\\b${number}\\b(?!.*\\b${number}\\b)`), number + 1));
                for (const part of row.querySelectorAll('.problem')) part.remove();
                for (const field of row.querySelectorAll('input,select')) {
                    if (field.type === 'checkbox') field.checked = false; else field.value = '';
                    field.removeAttribute('aria-invalid');
                    field.removeAttribute('aria-describedby');
                }
                last.after(row);
                counter.value = number + 1;
            }
        }
    }

    for (const table of document.querySelectorAll('table[data-grid]')) new Grid(table);
    for (const keys of document.querySelectorAll('.aid-keys')) keys.hidden = false;
})();
