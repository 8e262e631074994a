// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace epochmark {

/// What the ranks write down for each other, behind functions, so that only one source knows c10d. Calls
/// throw what c10d throws; any thread. None waits for a key.
struct RankStore {
    std::function<void(const std::string& key, const std::string& value)> set;
    std::function<bool(const std::string& key)> has;
    std::function<std::string(const std::string& key)> get;  ///< of a key that is there
    std::function<int64_t(const std::string& key, int64_t value)> add;
};

/// The same for a store that may have stopped answering, because the process that keeps it was halted or the
/// network was cut: each call ends within a time limit. Value; any thread.
class PatientStore {
public:
    PatientStore(RankStore store, std::chrono::milliseconds limit) : m_store(std::move(store)), m_limit(limit)
    {}

    /// False when it isn't there or can't be told.
    bool has(const std::string& key) const noexcept;
    /// Absent when it isn't there or can't be told.
    std::optional<std::string> find(const std::string& key) const noexcept;
    /// One a key, the same way; all of them together within the limit.
    std::vector<std::optional<std::string>> findAll(const std::vector<std::string>& keys) const noexcept;
    /// False when it couldn't be done.
    bool set(const std::string& key, const std::string& value) const noexcept;
    /// Absent when it couldn't be done.
    std::optional<int64_t> add(const std::string& key, int64_t value) const noexcept;

private:
    RankStore m_store;
    std::chrono::milliseconds m_limit;
};

}  // namespace epochmark
