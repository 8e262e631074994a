// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/hostrow.h"

#include "base/format.h"
#include "base/printable.h"
#include "models/celltext.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/iconlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kMostRowDevices = 6;

QString seenWords(const Host& host)
{
    return host.seen.seenAt.isValid()
               ? HostRow::tr("seen %1").arg(CellText::when(host.seen.seenAt, QDateTime::currentDateTime()))
               : HostRow::tr("never looked at");
}

IconLabel* hostIcon(const Host& host)
{
    const bool hasDevice = std::ranges::any_of(host.seen.devices,
                                               [](const Device& device) { return device.isUsable; });
    return !host.seen.seenAt.isValid() ? new IconLabel(QStringLiteral("ring"), IconRole::Muted)
           : hasDevice                 ? new IconLabel(QStringLiteral("check"), IconRole::Success)
                                       : new IconLabel(QStringLiteral("triangle"), IconRole::Warning);
}

QString rentWords(const std::optional<Price>& rent)
{
    if (!rent) {
        return HostRow::tr("Rent...");
    }
    const QString amount = format::money(rent->amount, oneLine(rent->currency));
    return rent->unit == Price::RentUnit::Month ? HostRow::tr("%1 a month").arg(amount)
                                                : HostRow::tr("%1 an hour").arg(amount);
}

}  // namespace

HostRow::HostRow(const Host& host, const PriceBook& prices, QWidget* parent)
    : QFrame(parent), m_column(new QVBoxLayout(this)), m_name(host.name)
{
    setObjectName(QStringLiteral("hostRow-%1").arg(host.name));
    theme::setLook(this, QStringLiteral("box"));
    m_column->setContentsMargins(12, 8, 8, 10);
    m_column->setSpacing(3);
    addHeader(host);
    addDevices(host, prices);
}

QPushButton* HostRow::addButton(const QString& words, const QString& spoken, const char* name,
                                const QString& icon)
{
    auto* button = makeButton(words, QStringLiteral("%1-%2").arg(QString::fromLatin1(name), m_name), icon,
                              ButtonKind::Normal, ButtonSize::Small);
    button->setAccessibleName(spoken);
    button->setToolTip(spoken);
    m_buttons.append(button);
    return button;
}

void HostRow::addHeader(const Host& host)
{
    auto* title = new QLabel(host.name);
    title->setTextFormat(Qt::PlainText);
    theme::setLook(title, QStringLiteral("strong"));
    auto* state = new ElidedLabel(seenWords(host));
    state->setObjectName(QStringLiteral("hostState-%1").arg(host.name));
    theme::setLook(state, QStringLiteral("caption muted"));
    auto* check = addButton(tr("Check"), tr("Look at %1 anew").arg(m_name), "checkHost",
                            QStringLiteral("search"));
    auto* change = addButton(tr("Change..."), tr("Change %1").arg(m_name), "changeHost",
                             QStringLiteral("pencil"));
    auto* remove = addButton(tr("Remove"), tr("Remove %1 from the list").arg(m_name), "removeHost",
                             QStringLiteral("trash"));
    connect(check, &QPushButton::clicked, this, [this] { Q_EMIT checkRequested(m_name); });
    connect(change, &QPushButton::clicked, this, [this] { Q_EMIT changeRequested(m_name); });
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_name); });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(hostIcon(host));
    row->addWidget(title);
    row->addWidget(state, 1);
    for (QPushButton* button : {check, change, remove}) {
        row->addWidget(button);
    }
    m_column->addLayout(row);
    auto* destination = new ElidedLabel(printable(host.destination, 200));
    destination->setElideMode(Qt::ElideMiddle);
    theme::setLook(destination, QStringLiteral("caption muted"));
    m_column->addWidget(destination);
}

void HostRow::addDevices(const Host& host, const PriceBook& prices)
{
    if (host.seen.devices.isEmpty()) {
        addText(host.seen.seenAt.isValid()
                    ? tr("It told of no device. Check looks at it anew.")
                    : tr("Its devices can be chosen on Benchmark once it was looked at."),
                QStringLiteral("caption muted"));
        return;
    }
    qsizetype shown = 0;
    for (const Device& device : host.seen.devices) {
        if (!device.isUsable) {
            addText(QStringLiteral("%1: %2 %3").arg(device.name, device.reason, device.remedy).trimmed(),
                    QStringLiteral("caption muted"));
            continue;
        }
        if (++shown > kMostRowDevices) {
            continue;
        }
        auto* name = new ElidedLabel(QStringLiteral("%1 · %2").arg(host.deviceId(device.id), device.name));
        auto* rent = makeButton(rentWords(prices.effectivePrice(device.name, PriceKind::Rent)),
                                QStringLiteral("rent-%1").arg(host.deviceId(device.id)), {},
                                ButtonKind::Link);
        rent->setAccessibleName(
            tr("Rent of %1: %2", "a device, its rent or \"Rent...\"").arg(device.name, rent->text()));
        connect(rent, &QPushButton::clicked, this, [this, device] { Q_EMIT rentRequested(device.name); });
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(name, 1);
        row->addWidget(rent);
        m_column->addLayout(row);
    }
    if (shown > kMostRowDevices) {
        addText(tr("and %n more", nullptr, static_cast<int>(shown) - kMostRowDevices),
                QStringLiteral("muted"));
    }
}

void HostRow::addText(const QString& text, const QString& look)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    theme::setLook(label, look);
    m_column->addWidget(label);
}

void HostRow::setLocked(bool isLocked)
{
    for (QPushButton* button : std::as_const(m_buttons)) {
        button->setEnabled(!isLocked);
    }
}

}  // namespace epochmark
