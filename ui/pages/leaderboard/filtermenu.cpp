// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/filtermenu.h"

#include <QActionGroup>

namespace epochmark {

FilterMenu::FilterMenu(QWidget* parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("filterMenu"));
    auto* kinds = new QActionGroup(this);
    addKind(kinds, tr("All &devices"), QStringLiteral("allDevices"), std::nullopt);
    addKind(kinds, tr("&Processors"), QStringLiteral("onlyCpu"), DeviceKind::Cpu);
    addKind(kinds, tr("&NVIDIA cards"), QStringLiteral("onlyCuda"), DeviceKind::Cuda);
    addKind(kinds, tr("&Apple GPUs"), QStringLiteral("onlyMps"), DeviceKind::Mps);
    addSeparator();
    auto* ages = new QActionGroup(this);
    addDays(ages, tr("Any &time"), QStringLiteral("anyTime"), 0);
    addDays(ages, tr("&Today"), QStringLiteral("today"), 1);
    addDays(ages, tr("The last &week"), QStringLiteral("lastWeek"), 7);
    addDays(ages, tr("The last &30 days"), QStringLiteral("lastMonth"), 30);
}

std::optional<QDateTime> FilterMenu::since() const
{
    if (m_days == 0) {
        return std::nullopt;
    }
    return QDate::currentDate().addDays(1 - m_days).startOfDay();
}

void FilterMenu::addKind(QActionGroup* group, const QString& text, const QString& name, std::optional<DeviceKind> kind)
{
    QAction* action = addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(!kind);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, kind] {
        m_kind = kind;
        Q_EMIT filterChanged();
    });
}

void FilterMenu::addDays(QActionGroup* group, const QString& text, const QString& name, int days)
{
    QAction* action = addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(days == 0);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, days] {
        m_days = days;
        Q_EMIT filterChanged();
    });
}

}  // namespace epochmark
