// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchhome.h"

namespace epochmark::bench {

BenchHome::BenchHome()
{
    auto store = ResultStore::open(m_folder.filePath(QStringLiteral("results.sqlite")));
    if (!store) {
        qFatal("%s", qPrintable(store.error().message));
    }
    m_context = std::make_unique<AppContext>(AppContext::Parts{
        store.value(), PriceBook::shipped(), m_folder.filePath(QStringLiteral("prices.json")),
        m_folder.filePath(QStringLiteral("settings.ini")), nullptr});
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
