// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

/// Qt's QTRY_ macros wait for five seconds. What another thread or process does takes that long on a machine that is
/// busy, under a sanitizer: in every test they wait for a minute, and no longer than they have to where it passes.
namespace epochmark::test {

inline constexpr int kUsualPatienceMs = 60'000;

}  // namespace epochmark::test

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, ::epochmark::test::kUsualPatienceMs)
#define QTRY_VERIFY2(expr, message) \
    QTRY_VERIFY2_WITH_TIMEOUT(expr, message, ::epochmark::test::kUsualPatienceMs)
#define QTRY_COMPARE(expr, expected) \
    QTRY_COMPARE_WITH_TIMEOUT(expr, expected, ::epochmark::test::kUsualPatienceMs)
