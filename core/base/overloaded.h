// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark {

/// One function out of several, one for each alternative of a variant:
///     std::visit(Overloaded{[](const StageEvent& event) { ... }, [](const auto&) {}}, event);
template <typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace epochmark
