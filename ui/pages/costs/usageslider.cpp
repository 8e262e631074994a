// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/usageslider.h"

#include "theme/theme.h"
#include "widgets/numberfield.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace epochmark {

UsageSlider::UsageSlider(const QString& text, const QString& objectName, Range range, QWidget* parent)
    : QWidget(parent), m_range(range), m_field(new NumberField), m_slider(new QSlider(Qt::Horizontal)),
      m_low(new QLabel), m_high(new QLabel), m_names(new QHBoxLayout), m_problem(new QLabel)
{
    auto* name = new QLabel(text);
    name->setBuddy(m_field);
    m_field->setObjectName(objectName + QStringLiteral("Spin"));
    m_field->setAccessibleName(text);
    m_field->setDecimals(range.decimals);
    m_field->setSingleStep(range.step);
    m_field->setRange(range.low, range.high);
    m_field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setKeyboardTracking(false);
    theme::setLook(m_field, QStringLiteral("bare"));
    m_slider->setObjectName(objectName + QStringLiteral("Slider"));
    m_slider->setAccessibleName(text);
    m_slider->setRange(0, static_cast<int>(std::lround((range.high - range.low) / range.step)));
    m_slider->setPageStep(qMax(1, m_slider->maximum() / 10));
    for (QLabel* end : {m_low, m_high}) {
        theme::setLook(end, QStringLiteral("tick muted"));
    }
    m_problem->setObjectName(objectName + QStringLiteral("Problem"));
    m_problem->setWordWrap(true);
    theme::setLook(m_problem, QStringLiteral("caption error"));
    m_problem->hide();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    m_names->setSpacing(8);
    m_names->addWidget(name);
    m_names->addStretch(1);
    grid->addLayout(m_names, 0, 0);
    grid->addWidget(m_field, 0, 1, Qt::AlignRight);
    grid->addWidget(m_slider, 1, 0, 1, 2);
    grid->addWidget(m_low, 2, 0);
    grid->addWidget(m_high, 2, 1, Qt::AlignRight);
    grid->addWidget(m_problem, 3, 0, 1, 2);
    setEnds(m_field->numberText(range.low), m_field->numberText(range.high));

    connect(m_slider, &QSlider::valueChanged, this,
            [this](int steps) { m_field->setValue(m_range.low + steps * m_range.step); });
    connect(m_field, &NumberField::valueChanged, this, [this](double value) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(position(value));
        Q_EMIT valueChanged(value);
    });
    connect(m_field, &NumberField::problemChanged, this, [this](const QString& problem) {
        m_problem->setText(problem);
        m_problem->setVisible(!problem.isEmpty());
    });
}

void UsageSlider::setAffixes(const QString& prefix, const QString& suffix)
{
    m_field->setAffixes(prefix, suffix);
}

void UsageSlider::setEnds(const QString& low, const QString& high)
{
    m_low->setText(low);
    m_high->setText(high);
}

void UsageSlider::addBesideName(QWidget* widget)
{
    m_names->insertWidget(1, widget);
}

double UsageSlider::value() const
{
    return m_field->value();
}

void UsageSlider::setValue(double value)
{
    // A text in work isn't written over by what was known before it.
    if (!m_field->problem().isEmpty() && value == m_field->value()) {
        return;
    }
    const QSignalBlocker ownBlocker(this);
    const QSignalBlocker sliderBlocker(m_slider);
    m_field->setValue(value);
    m_slider->setValue(position(value));
}

int UsageSlider::position(double value) const
{
    return static_cast<int>(std::lround((value - m_range.low) / m_range.step));
}

}  // namespace epochmark
