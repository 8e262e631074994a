// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/hostreportview.h"

#include "base/format.h"
#include "base/printable.h"
#include "theme/theme.h"
#include "widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kMostShownDevices = 8;

/// One that has to be shown as it was written, whatever it looks like.
QLabel* plainWords(const QString& text, const QString& look)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setLook(label, look);
    return label;
}

}  // namespace

HostReportView::HostReportView(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("hostReport"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    hide();
}

void HostReportView::clear()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    hide();
}

void HostReportView::addLine(const QString& icon, int role, const QString& text, const QString& look)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new IconLabel(icon, static_cast<IconRole>(role), 16), 0, Qt::AlignTop);
    row->addWidget(plainWords(text, look), 1);
    m_column->addWidget(line);
    show();
}

QString HostReportView::factsLine(const HostFacts& facts)
{
    QStringList parts{QStringLiteral("%1 %2").arg(facts.system, facts.architecture)};
    if (!facts.glibc.isEmpty()) {
        parts << QStringLiteral("glibc %1").arg(facts.glibc);
    }
    if (facts.memoryBytes) {
        parts << tr("memory %1").arg(format::bytes(*facts.memoryBytes));
    }
    if (facts.freeBytes) {
        parts << tr("%1 free in %2").arg(format::bytes(*facts.freeBytes), oneLine(facts.folder));
    }
    parts << (facts.version.isEmpty() ? tr("no Epochmark yet, it is sent with the first run")
                                      : QStringLiteral("Epochmark %1").arg(oneLine(facts.version)));
    return parts.join(QStringLiteral(" · "));
}

void HostReportView::showReport(const Host& host, const HostReport& report)
{
    clear();
    const bool isUsable = report.isUsable();
    addLine(isUsable ? QStringLiteral("check") : QStringLiteral("cross"),
            static_cast<int>(isUsable ? IconRole::Success : IconRole::Error),
            isUsable ? tr("It can be used.") : tr("It can't be used as it is."), QStringLiteral("strong"));
    addLine(QStringLiteral("info"), static_cast<int>(IconRole::Muted), factsLine(report.facts),
            QStringLiteral("caption muted"));
    qsizetype shown = 0;
    for (const Device& device : report.facts.devices) {
        if (++shown > kMostShownDevices) {
            break;
        }
        const QString words = QStringLiteral("%1 · %2").arg(host.deviceId(device.id), device.name);
        addLine(device.isUsable ? QStringLiteral("chip") : QStringLiteral("struck"),
                static_cast<int>(IconRole::Muted),
                device.isUsable
                    ? words
                    : QStringLiteral("%1: %2 %3").arg(words, device.reason, device.remedy).trimmed(),
                QStringLiteral("caption"));
    }
    if (report.facts.devices.size() > kMostShownDevices) {
        addLine(QStringLiteral("chip"), static_cast<int>(IconRole::Muted),
                tr("and %n more", nullptr, static_cast<int>(report.facts.devices.size()) - kMostShownDevices),
                QStringLiteral("caption muted"));
    }
    for (const HostTrouble& trouble : report.troubles) {
        addLine(trouble.isFatal ? QStringLiteral("cross") : QStringLiteral("triangle"),
                static_cast<int>(trouble.isFatal ? IconRole::Error : IconRole::Warning),
                QStringLiteral("%1 %2").arg(trouble.sentence, trouble.remedy), QStringLiteral("caption"));
    }
}

void HostReportView::showError(const Error& error)
{
    clear();
    const bool isStopped = error.code == ErrorCode::Stopped;
    addLine(isStopped ? QStringLiteral("stop") : QStringLiteral("cross"),
            static_cast<int>(isStopped ? IconRole::Muted : IconRole::Error),
            isStopped ? tr("The look at it was stopped.") : error.message, QStringLiteral("strong"));
    if (!isStopped && !error.detail.isEmpty()) {
        addLine(QStringLiteral("info"), static_cast<int>(IconRole::Muted),
                tr("ssh says: %1").arg(error.detail), QStringLiteral("caption muted"));
    }
}

}  // namespace epochmark
