/* Starts the page: the table, and the button for light and dark colours. */

const themeButton = document.getElementById("theme");

function nameTheme() {
  themeButton.textContent = isDark() ? "Light" : "Dark";
}

themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  nameTheme();
});
systemIsDark.addEventListener("change", nameTheme);
nameTheme();
table.start();
