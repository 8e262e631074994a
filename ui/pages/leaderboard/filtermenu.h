// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/leaderboardproxy.h"

#include <QMenu>

#include <functional>
#include <optional>

class QActionGroup;

namespace epochmark {

/// Which results to show beside free text: kind of device, how recent, ranked or not. Window thread.
class FilterMenu : public QMenu {
    Q_OBJECT
public:
    explicit FilterMenu(QWidget* parent = nullptr);

    BoardFilter filter() const;

Q_SIGNALS:
    void filterChanged();

private:
    void addKinds();
    void addAges();
    void addValidities();
    /// One choice of a group; `choose` takes it over.
    void add(QActionGroup* group, const QString& text, const QString& name, std::function<void()> choose);

    std::optional<DeviceKind> m_kind;
    BoardFilter::Validity m_validity = BoardFilter::Validity::Any;
    int m_days = 0;  ///< 0: any time
};

}  // namespace epochmark
