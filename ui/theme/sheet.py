"""The one style sheet: what a palette cannot say."""

from __future__ import annotations

from string import Template

from ui.theme.tokens import Tokens

_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px 8px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit {
  background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QDateTimeEdit[wrong="true"] {
  border: 2px solid $danger; padding: 4px 7px; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $window; border-color: $line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: $window; color: $muted; border-color: $line; }
QLineEdit[quiet="true"] { border: 1px solid transparent; background: transparent; }
QLineEdit[quiet="true"]:hover { border: 1px solid $line; }
QLineEdit[quiet="true"]:focus { border: 2px solid $accent; background: $surface; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateTimeEdit::drop-down, QDateEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow, QDateEdit::down-arrow { image: url("$marks/chevron-down.svg"); width: 14px;
  height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: 4px; outline: 0;
  selection-background-color: $selection; selection-color: $on_selection; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; image: none; }
QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 6px 12px;
  min-height: 18px; }
QPushButton:hover { background: $raised; border-color: $accent; }
QPushButton:pressed { background: $selection; color: $on_selection; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton:disabled { color: $muted; border-color: $line; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: transparent; color: $muted; border-color: $line; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="quiet"], QToolButton { background: transparent; color: $text; border: 1px solid transparent;
  border-radius: 6px; padding: 6px 8px; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $raised; border-color: $line; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 7px; }
QPushButton[kind="quiet"]:disabled { color: $muted; border-color: transparent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $edge; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$marks/check.svg"); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $edge; border-radius: 9px; background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 6px solid $accent; border-radius: 9px; }
QCheckBox::indicator:disabled { border-color: $line; background: $window; }
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; }
QListView, QTreeView, QTableView { background: $surface; border: none; outline: 0; }
QListView::item { padding: 7px 8px; border-radius: 6px; }
QListView::item:selected { background: $selection; color: $on_selection; }
QListView::item:hover:!selected { background: $raised; }
QTableView { gridline-color: $line; selection-background-color: $selection; selection-color: $on_selection; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
  font-size: 12px; }
QTableCornerButton::section { background: $surface; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: 3px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 3px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 3px solid transparent;
  border-top: 3px solid transparent; padding: 10px 10px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 3px solid $accent; }
QTabBar::tab:focus { background: $raised; color: $text; }
QMenu { background: $surface; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QMenu::icon { padding-left: 8px; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; }
*[part="surface"] { background: $surface; border: none; }
QFrame[part="raised"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[part="sheet"] { background: $surface; border: 1px solid $edge; border-radius: 8px; }
QFrame[part="window"] { background: $window; border: none; }
QFrame[part="line"] { background: $line; border: none; }
QFrame[part="warning"] { background: $warning_soft; border: none; }
QFrame[part="danger"] { background: $danger_soft; border: none; }
QLabel, QLabel[part] { background: transparent; }
QLabel[part="muted"] { color: $muted; }
QLabel[part="small"] { color: $muted; font-size: 12px; }
QLabel[part="title"] { font-size: 18px; font-weight: 600; }
QLabel[part="say"] { font-size: 28px; }
QLabel[part="heading"] { color: $muted; font-size: 12px; font-weight: 600; }
QLabel[part="good"] { color: $good; }
QLabel[part="warning"] { color: $warning; }
QLabel[part="danger"] { color: $danger; }
QLabel[part="strong"] { font-weight: 600; }
""")


def sheet(tokens: Tokens, marks: str) -> str:
    """The style sheet in these colours; `marks` is the folder of the marks that it draws."""
    return _SHEET.substitute({role.value: colour for role, colour in tokens.items()}, marks=marks)
