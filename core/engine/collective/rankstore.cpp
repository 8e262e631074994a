// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/rankstore.h"

#include "engine/collective/timelimit.h"

namespace epochmark {

bool PatientStore::has(const std::string& key) const noexcept
{
    try {
        return within(m_limit, [store = m_store, key] { return store.has(key); }).value_or(false);
    } catch (const std::exception&) {
        return false;
    }
}

std::optional<std::string> PatientStore::find(const std::string& key) const noexcept
{
    try {
        const auto found = within(m_limit, [store = m_store, key]() -> std::optional<std::string> {
            return store.has(key) ? std::optional(store.get(key)) : std::nullopt;
        });
        return found ? *found : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::vector<std::optional<std::string>>
PatientStore::findAll(const std::vector<std::string>& keys) const noexcept
{
    using Values = std::vector<std::optional<std::string>>;
    try {
        auto found = within(m_limit, [store = m_store, keys] {
            Values values;
            for (const std::string& key : keys) {
                values.push_back(store.has(key) ? std::optional(store.get(key)) : std::nullopt);
            }
            return values;
        });
        if (found) {
            return *std::move(found);
        }
    } catch (const std::exception&) {
        // The same as a store that doesn't answer.
    }
    return Values(keys.size());
}

bool PatientStore::set(const std::string& key, const std::string& value) const noexcept
{
    try {
        return within(m_limit,
                      [store = m_store, key, value] {
                          store.set(key, value);
                          return true;
                      })
            .value_or(false);
    } catch (const std::exception&) {
        return false;
    }
}

std::optional<int64_t> PatientStore::add(const std::string& key, int64_t value) const noexcept
{
    try {
        return within(m_limit, [store = m_store, key, value] { return store.add(key, value); });
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace epochmark
