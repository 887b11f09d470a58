// Says beside the buttons of a review sheet what it gives so far; the server works it out, with the same rules as at the end.
'use strict';

(() => {
    const pause = 400;

    for (const line of document.querySelectorAll('form .live')) {
        const form = line.closest('form');
        let timer = null;
        let asked = 0;
        const ask = async () => {
            const number = ++asked;
            try {
                const answer = await fetch(line.dataset.address, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
                const said = answer.ok ? (await answer.json()).said : '';
                if (number === asked) line.textContent = said;
            } catch {
                line.textContent = '';
            }
        };
        form.addEventListener('input', () => {
            clearTimeout(timer);
            timer = setTimeout(ask, pause);
        });
        ask();
    }
})();
