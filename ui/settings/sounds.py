"""Sounds: the ring and the announced name, each on the output that is chosen, each with a way to hear it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider

from receptionist.sound import Output
from ui.background import Background
from ui.settings.part import Settings, SettingsPart, row
from ui.sounder import Sounder
from ui.theme import Theme, space
from ui.widgets import Button, Field, label
from ui.widgets.choice import ChoiceBox


class Sounds(SettingsPart):
    """What is heard, and where."""

    def __init__(self, theme: Theme, background: Background, settings: Settings, sounder: Sounder) -> None:
        super().__init__(theme, background, settings)
        self._sounder = sounder
        self._outputs: tuple[Output, ...] = ()
        self._asked = False
        self.ring, self.announce, self.tones = QCheckBox(), QCheckBox(), QCheckBox()
        self.ring_output, self.announce_output = ChoiceBox(30), ChoiceBox(30)
        self.ring_field, self.announce_field = Field(self.ring_output), Field(self.announce_output)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(int(str(settings.get("ring.volume"))))
        self.volume.setFixedWidth(space(30))
        self.volume_field = Field(self.volume)
        self.hear_ring, self.hear_voice = Button(theme, icon="volume-2"), Button(theme, icon="volume-2")
        self._none = label("", "warning", wrap=True)
        self._none.hide()
        self.column.addWidget(self._none)
        self.column.addWidget(self.ring)
        self.column.addWidget(self.ring_field)
        self.column.addWidget(self.volume_field)
        self.column.addLayout(row(self.hear_ring))
        self.column.addSpacing(space(1))
        self.column.addWidget(self.announce)
        self.column.addWidget(self.announce_field)
        self.column.addLayout(row(self.hear_voice))
        self.column.addSpacing(space(1))
        self.column.addWidget(self.tones)
        self.column.addStretch(1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for box, key in ((self.ring, "ring"), (self.announce, "announce"), (self.tones, "tones")):
            box.setChecked(bool(self.settings.get(key)))
            box.toggled.connect(lambda on, key=key: self.keep(key, on))
        for output, key in ((self.ring_output, "ring.output"), (self.announce_output, "announce.output")):
            output.activated.connect(lambda _i, output=output, key=key: self.keep(key, output.currentData()))
        self.volume.sliderReleased.connect(lambda: self.keep("ring.volume", self.volume.value()))
        self.volume.valueChanged.connect(lambda value: None if self.volume.isSliderDown() else self.keep("ring.volume", value))
        self.hear_ring.clicked.connect(
            lambda: self._sounder.try_ring(self.ring_output.currentData() or "", self.volume.value())
        )
        self.hear_voice.clicked.connect(lambda: self._sounder.say("Studio Rossi", "it"))

    def showEvent(self, event: object) -> None:
        """Look for outputs when somebody looks, not at the start."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._asked:
            self._asked = True
            self.background.run(self._sounder.player.outputs, self._show_outputs)

    def _show_outputs(self, outputs: tuple[Output, ...]) -> None:
        self._outputs = outputs
        self._none.setVisible(not outputs)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.head(self.tr("Sounds"), self.tr("What is heard here is also seen: every sound can be turned off."))
        self._none.setText(self.tr("This machine has no sound output. Calls ring on the screen only."))
        self.ring.setText(self.tr("Ring when a call waits and I am free"))
        self.announce.setText(self.tr("Say the client's name when a call comes"))
        self.tones.setText(self.tr("One soft tone while I am talking, when a call waits or a held caller has waited too long"))
        self.ring_field.name(self.tr("Ring on"))
        self.announce_field.name(self.tr("Speak on"))
        self.volume_field.name(self.tr("Volume of the ring"))
        self.hear_ring.setText(self.tr("Hear the ring"))
        self.hear_voice.setText(self.tr("Hear the voice"))
        for box, key in ((self.ring_output, "ring.output"), (self.announce_output, "announce.output")):
            self._fill(box, str(self.settings.get(key)))

    def _fill(self, box: ChoiceBox, chosen: str) -> None:
        box.clear()
        box.addItem(self.tr("The machine's own output"), "")
        for output in self._outputs:
            box.addItem(output.name, output.name)
        if chosen and box.findData(chosen) < 0:
            box.addItem(self.tr("{output} (not there now)").replace("{output}", chosen), chosen)
        box.setCurrentIndex(max(box.findData(chosen), 0))
