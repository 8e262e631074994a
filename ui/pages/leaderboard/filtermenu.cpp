// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/filtermenu.h"

#include "devices/kind/devicekinds.h"

#include <QActionGroup>
#include <QDate>

namespace epochmark {

FilterMenu::FilterMenu(QWidget* parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("filterMenu"));
    addKinds();
    addSeparator();
    addAges();
    addSeparator();
    addValidities();
}

BoardFilter FilterMenu::filter() const
{
    BoardFilter filter;
    filter.kind = m_kind;
    filter.validity = m_validity;
    if (m_days > 0) {
        filter.since = QDate::currentDate().addDays(1 - m_days).startOfDay();
    }
    return filter;
}

void FilterMenu::addKinds()
{
    auto* group = new QActionGroup(this);
    const auto addKind = [this, group](const QString& text, const QString& name,
                                       std::optional<DeviceKind> kind) {
        add(group, text, name, [this, kind] { m_kind = kind; });
    };
    addKind(tr("All &devices"), QStringLiteral("allDevices"), std::nullopt);
    for (const DeviceKindDefinition* definition : DeviceKinds::all()) {
        QString name = toString(definition->kind());
        name[0] = name.at(0).toUpper();
        addKind(definition->filterText(), QStringLiteral("only") + name, definition->kind());
    }
}

void FilterMenu::addAges()
{
    auto* group = new QActionGroup(this);
    const auto addDays = [this, group](const QString& text, const QString& name, int days) {
        add(group, text, name, [this, days] { m_days = days; });
    };
    addDays(tr("Any &time"), QStringLiteral("anyTime"), 0);
    addDays(tr("&Today"), QStringLiteral("today"), 1);
    addDays(tr("The last &week"), QStringLiteral("lastWeek"), 7);
    addDays(tr("The last &30 days"), QStringLiteral("lastMonth"), 30);
}

void FilterMenu::addValidities()
{
    using Validity = BoardFilter::Validity;
    auto* group = new QActionGroup(this);
    const auto addValidity = [this, group](const QString& text, const QString& name, Validity validity) {
        add(group, text, name, [this, validity] { m_validity = validity; });
    };
    addValidity(tr("&Valid or not"), QStringLiteral("anyValidity"), Validity::Any);
    addValidity(tr("&Ranked only"), QStringLiteral("onlyRanked"), Validity::Ranked);
    addValidity(tr("&Unranked only"), QStringLiteral("onlyUnranked"), Validity::Unranked);
}

void FilterMenu::add(QActionGroup* group, const QString& text, const QString& name,
                     std::function<void()> choose)
{
    QAction* action = addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(group->actions().isEmpty());
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, choose = std::move(choose)] {
        choose();
        Q_EMIT filterChanged();
    });
}

}  // namespace epochmark
