// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/appcontext.h"
#include "frame/mainwindow.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace epochmark::bench {

/// The real window on an empty home of its own, 1,440 x 900.
class BenchHome {
public:
    BenchHome() : BenchHome(QString()) {}
    /// On the home in that folder, which stays; empty: a temporary one.
    explicit BenchHome(const QString& folder);
    ~BenchHome();

    AppContext& context() { return *m_context; }
    /// Made and shown at the first call, as after a start.
    MainWindow& window();

private:
    QTemporaryDir m_temporary;
    std::unique_ptr<AppContext> m_context;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace epochmark::bench
