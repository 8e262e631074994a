// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

class QDate;

/// Numbers as the window, the terminal and the reports write them: one place, so that they agree. Decimal
/// point and grouping follow the locale passed in by QLocale's default; absent values are "-".
namespace epochmark::format {

/// The sign for "unknown": never 0.
QString unknown();

/// A run's time: minutes with two decimals as the article has it ("15.45 min"); below ten seconds "8.4 s".
QString runTime(double seconds);

/// The one unit of a column of run times, so that none looks faster than it is: minutes, or seconds where one
/// of them is under ten seconds.
enum class TimeUnit { Seconds, Minutes };
TimeUnit timeUnit(const QList<double>& seconds);
QString name(TimeUnit unit);  ///< "s", "min"

/// A run's time in that unit, without it: "15.45" minutes, "8.4" or "1,178" seconds.
QString timeIn(TimeUnit unit, double seconds);

/// A time that counts: "0.4 s", "57.3 s", "6:39", "1:05:12".
QString clockTime(double seconds);

/// A number as it is, without an exponent: "0.001", "10,000", "2.5", "0.00001"; with no more significant
/// figures than `most` where that is given. From 1e15 on and below 1e-12 with one: nobody counts so many
/// zeros.
QString number(double value, std::optional<int> most = std::nullopt);

/// "349", "1,340", "57.3": three significant figures below a thousand, whole from there on.
QString rate(double imagesPerSecond);

/// A share (0-1) in percent with one decimal: "82.1 %".
QString percent(std::optional<double> share);

/// A loss with three decimals: "0.437"; "<0.001" for one that would round to 0.
QString loss(std::optional<double> value);

/// A factor with three significant figures: "47.9 ×", "1 ×".
QString factor(double value);

/// A factor that is known but roughly, with two significant figures: "16 ×", "120 ×", "1.6 ×".
QString roughFactor(double value);

/// "15.6 GiB", "512 MiB".
QString bytes(qint64 byteCount);

/// A whole number with grouping: "9,494,561".
QString count(qint64 value);

/// Money with the digits it needs: "$0.0052", "$2.22", "€160.00" (where the locale has it so: "160,00 €");
/// unknown currency codes are written out ("12.00 SEK").
QString money(double amount, const QString& currency);

/// A day: "24 Nov 2026", "24. Nov. 2026".
QString date(const QDate& day);

/// A day without its year: "24 Nov", "24. Nov.".
QString dayOfYear(const QDate& day);

/// The first 16 hex digits of a fingerprint in groups of four: "7f3a 91c2 04be 5d18".
QString fingerprint(const QString& sha256);

}  // namespace epochmark::format
