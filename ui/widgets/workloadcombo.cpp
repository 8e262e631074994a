// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/workloadcombo.h"

#include "base/format.h"
#include "theme/theme.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace epochmark {

namespace {

constexpr int kComboIcon = 16;
constexpr int kComboGap = 8;
constexpr int kShownDigits = 9;  // two groups of four and the blank between them

QString shortFingerprint(const QString& fingerprint)
{
    return format::fingerprint(fingerprint).left(kShownDigits);
}

}  // namespace

WorkloadCombo::WorkloadCombo(QWidget* parent) : QComboBox(parent)
{
    setAccessibleName(tr("Workload"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_chosen = m_entries.at(index).fingerprint;
        setToolTip(format::fingerprint(m_chosen));
        Q_EMIT fingerprintChosen(m_chosen);
    });
}

void WorkloadCombo::setEntries(const QList<Entry>& entries)
{
    if (entries == m_entries) {
        return;
    }
    m_entries = entries;
    clear();
    for (const Entry& entry : entries) {
        addItem(tr("%1, fingerprint %2").arg(entry.title, shortFingerprint(entry.fingerprint)),
                entry.fingerprint);
    }
    if (!choose(m_chosen) && count() > 0) {
        m_chosen.clear();
        setCurrentIndex(0);
    }
    setVisible(count() > 0);
    updateGeometry();
}

QString WorkloadCombo::fingerprint() const
{
    return currentData().toString();
}

bool WorkloadCombo::choose(const QString& fingerprint)
{
    const int index = fingerprint.isEmpty() ? -1 : findData(fingerprint);
    if (index < 0) {
        return false;
    }
    m_chosen = fingerprint;
    setCurrentIndex(index);
    setToolTip(format::fingerprint(fingerprint));
    updateGeometry();
    return true;
}

QSize WorkloadCombo::sizeHint() const
{
    const QString title = currentIndex() < 0 ? QString() : m_entries.at(currentIndex()).title;
    const QFontMetrics caption(theme::font(theme::TextSize::Caption));
    const int digits = caption.horizontalAdvance(tr("fingerprint %1").arg(QStringLiteral("0000 0000")));
    const int width = 12 + kComboIcon + kComboGap + fontMetrics().horizontalAdvance(title) + kComboGap + digits + 36;
    return {width, QComboBox::sizeHint().height()};
}

QSize WorkloadCombo::minimumSizeHint() const
{
    return {160, QComboBox::minimumSizeHint().height()};
}

void WorkloadCombo::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    if (currentIndex() < 0) {
        return;
    }
    const Tokens& tokens = theme::tokens(this);
    const Entry& entry = m_entries.at(currentIndex());
    theme::icon(QStringLiteral("zip"), tokens.muted)
        .paint(&painter, QRect(12, (height() - kComboIcon) / 2, kComboIcon, kComboIcon));
    QRect line = rect().adjusted(12 + kComboIcon + kComboGap, 0, -32, 0);
    painter.setPen(tokens.text);
    const QString title = fontMetrics().elidedText(entry.title, Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title);
    line.setLeft(line.left() + fontMetrics().horizontalAdvance(title) + kComboGap);
    painter.setFont(theme::font(theme::TextSize::Caption));
    painter.setPen(tokens.muted);
    const QString digits = tr("fingerprint %1").arg(shortFingerprint(entry.fingerprint));
    if (painter.fontMetrics().horizontalAdvance(digits) <= line.width()) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, digits);
    }
}

}  // namespace epochmark
