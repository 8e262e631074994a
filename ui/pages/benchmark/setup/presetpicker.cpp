// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/presetpicker.h"

#include "theme/theme.h"
#include "widgets/icontext.h"
#include "widgets/segmentedcontrol.h"

#include <QLabel>
#include <QVBoxLayout>

namespace epochmark {

namespace {

/// The order of the segments.
constexpr Preset kPresets[] = {Preset::Classic, Preset::Quick, Preset::Custom};

QString strong(const QString& text, const QString& rest)
{
    return QStringLiteral("<b>%1</b>&nbsp; %2").arg(text.toHtmlEscaped(), rest.toHtmlEscaped());
}

}  // namespace

PresetPicker::PresetPicker(QWidget* parent)
    : QWidget(parent), m_segments(new SegmentedControl(tr("Preset"))), m_line(new IconText)
{
    m_segments->addSegment(tr("Classic"), QStringLiteral("classicSegment"));
    m_segments->addSegment(tr("Quick"), QStringLiteral("quickSegment"));
    m_segments->addSegment(tr("Custom"), QStringLiteral("customSegment"));
    m_segments->setStretched(true);
    m_line->label()->setObjectName(QStringLiteral("choiceLabel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_segments);
    column->addWidget(m_line);
    connect(m_segments, &SegmentedControl::currentChanged, this,
            [this](int index) { Q_EMIT presetChosen(kPresets[index]); });
    show(Preset::Classic, workloadOf(Preset::Classic));
}

void PresetPicker::show(Preset preset, const WorkloadSpec& spec)
{
    m_segments->setCurrentIndex(
        static_cast<int>(std::find(std::begin(kPresets), std::end(kPresets), preset) - std::begin(kPresets)));
    const QString choice = describeChoice(preset, spec);
    const QString epochs = tr("%n epoch(s)", nullptr, spec.epochs);
    switch (preset) {
    case Preset::Classic:
        m_line->setContent(QStringLiteral("seal"), IconRole::Success,
                           strong(choice, tr("%1, as published").arg(epochs)));
        break;
    case Preset::Quick:
        m_line->setContent(QStringLiteral("clock"), IconRole::Accent,
                           strong(choice, tr("%1, a first impression").arg(epochs)));
        break;
    case Preset::Custom:
        m_line->setContent(QStringLiteral("info"), IconRole::Accent, strong(choice, {}));
        break;
    }
}

Preset PresetPicker::preset() const
{
    return kPresets[std::clamp(m_segments->currentIndex(), 0, 2)];
}

}  // namespace epochmark
