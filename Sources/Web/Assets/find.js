// The key / leads to the field of search where nobody is typing; it can be turned off for this browser.
'use strict';

(() => {
    const field = document.querySelector('input[name=tim]');
    const button = document.querySelector('button[data-find]');
    const kept = 'phim-tim';
    if (!field || !button) return;
    const isOff = () => localStorage.getItem(kept) === '0';
    const show = () => {
        button.hidden = false;
        button.textContent = isOff() ? button.dataset.on : button.dataset.off;
    };
    button.addEventListener('click', () => {
        localStorage.setItem(kept, isOff() ? '1' : '0');
        show();
    });
    document.addEventListener('keydown', event => {
        if (event.key !== '/' || isOff() || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.target.closest?.('input,select,textarea,[contenteditable]')) return;
        event.preventDefault();
        field.focus();
        field.select();
    });
    show();
})();
