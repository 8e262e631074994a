// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/appcontext.h"

namespace epochmark {

AppContext::AppContext(Parts parts, QObject* parent)
    : QObject(parent), m_parts(std::move(parts)), m_settings(m_parts.settingsFile),
      m_board(m_parts.store, m_parts.prices)
{
    if (!m_parts.dialogs) {
        m_parts.dialogs = std::make_unique<SystemDialogs>();
    }
}

AppContext::~AppContext() = default;

Result<void> AppContext::setPrices(const PriceBook& prices)
{
    if (prices == m_parts.prices) {
        return {};
    }
    m_parts.prices = prices;
    m_board.setPrices(prices);
    Q_EMIT pricesChanged();
    return prices.save(m_parts.pricesFile);
}

}  // namespace epochmark
