// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchhome.h"

#include <QDir>

namespace epochmark::bench {

BenchHome::BenchHome(const QString& folder)
{
    const QDir home(folder.isEmpty() ? m_temporary.path() : folder);
    auto store = ResultStore::open(home.filePath(QStringLiteral("results.sqlite")));
    if (!store) {
        qFatal("%s", qPrintable(store.error().message));
    }
    m_context = std::make_unique<AppContext>(
        AppContext::Parts{store.value(), PriceBook::shipped(), home.filePath(QStringLiteral("prices.json")),
                          home.filePath(QStringLiteral("settings.ini")), nullptr});
}

BenchHome::~BenchHome() = default;

MainWindow& BenchHome::window()
{
    if (!m_window) {
        m_window = std::make_unique<MainWindow>(m_context.get());
        m_window->resize(1440, 900);
        m_window->show();
        m_window->startBackgroundWork();
    }
    return *m_window;
}

}  // namespace epochmark::bench
