// Keeps on the server what is being typed, so that neither a lost connection, an ended session nor a broken machine costs it. Nothing
// stays on the machine itself, which others use too.
'use strict';

(() => {
    const path = '/nhap';
    const pause = 1500;
    const retry = 10000;

    class Draft {
        constructor(form) {
            this.form = form;
            this.box = form.querySelector('.draft');
            this.words = this.box.dataset;
            this.status = this.box.querySelector('[role=status]');
            this.kept = this.text;
            form.addEventListener('input', () => {
                // What is on the server is older than the page from here on.
                this.status.textContent = '';
                this.wait(pause);
            });
            form.addEventListener('focusout', () => { if (this.timer) this.wait(0); });
            form.addEventListener('submit', () => clearTimeout(this.timer));
            if (this.words.offer) this.offer();
        }

        get fields() { return [...new FormData(this.form)].filter(([name]) => name !== 'ma-bieu-mau'); }

        get text() { return JSON.stringify(this.fields); }

        say(sentence, values = {}) {
            this.status.textContent = this.words[sentence].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
        }

        wait(time) {
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.save(), time);
        }

        request(action) {
            const body = new URLSearchParams([['ma-bieu-mau', this.form.elements['ma-bieu-mau'].value], ['trang', this.words.page]]);
            body.set('viec', action);
            if (action === 'giu') body.set('truong', this.text);
            return fetch(path, { method: 'POST', body });
        }

        async save() {
            this.timer = null;
            const text = this.text;
            if (text === this.kept) return;
            try {
                const answer = await this.request('giu');
                if (answer.ok) {
                    this.kept = text;
                    this.say('saved', await answer.json());
                } else {
                    this.say(answer.status === 401 || answer.status === 400 ? 'ended' : 'refused');
                }
            } catch {
                this.say('lost');
                this.wait(retry);
            }
        }

        /** A draft of the same page that was not handed in: taken up again or thrown away, as the officer says. */
        async offer() {
            const answer = await fetch(`${path}?trang=${encodeURIComponent(this.words.page)}`);
            if (answer.status !== 200) return;
            const draft = await answer.json();
            this.say('found', draft);
            const [take, drop] = this.box.querySelectorAll('button');
            for (const button of [take, drop]) button.hidden = false;
            const close = () => { for (const button of [take, drop]) button.hidden = true; };
            take.addEventListener('click', () => {
                this.take(draft.fields);
                close();
                this.say('taken', draft);
            });
            drop.addEventListener('click', async () => {
                await this.request('bo');
                close();
                this.say('dropped');
            });
        }

        take(fields) {
            const values = new Map();
            for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
            for (const table of this.form.querySelectorAll('table[data-counter]'))
                table.dispatchEvent(new CustomEvent('grow', { detail: Number(values.get(table.dataset.counter)?.[0] ?? 0) }));
            for (const field of this.form.elements) {
                if (!field.name || field.name === 'ma-bieu-mau' || field.matches('button')) continue;
                const known = values.get(field.name) ?? [];
                if (field.type === 'checkbox' || field.type === 'radio') field.checked = known.includes(field.value);
                else if (known.length) field.value = known.shift();
            }
            this.kept = this.text;
        }
    }

    for (const box of document.querySelectorAll('form .draft')) new Draft(box.closest('form'));
})();
