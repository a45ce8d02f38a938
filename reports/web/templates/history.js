// The history needs no more than the buttons.
startPage();
