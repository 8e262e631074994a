// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/format.h"

#include <QDate>
#include <QLocale>
#include <QObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace epochmark::format {

namespace {

/// The C locale writes no groups; people read them, and no machine reads these texts.
QLocale readableLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString fixed(double value, int decimals)
{
    return readableLocale().toString(value, 'f', decimals);
}

/// Decimals that give `figures` significant figures once rounding is done (9.996 has one decimal less
/// than 9.99).
int decimalsFor(double value, int figures)
{
    if (value == 0) {
        return 0;
    }
    const QByteArray scientific = QByteArray::number(std::abs(value), 'e', figures - 1);
    const int exponent = scientific.mid(scientific.indexOf('e') + 1).toInt();
    return std::max(0, figures - 1 - exponent);
}

QString currencySymbol(const QString& currency)
{
    struct Known {
        const char* code;
        const char16_t* symbol;
    };
    static constexpr std::array kKnown{Known{"USD", u"$"}, Known{"EUR", u"€"}, Known{"GBP", u"£"},
                                       Known{"JPY", u"¥"}, Known{"INR", u"₹"}};
    for (const Known& known : kKnown) {
        if (currency == QLatin1String(known.code)) {
            return QString::fromUtf16(known.symbol);
        }
    }
    return {};
}

/// "160,00 €", as in German, against "€160.00".
bool isSymbolLast()
{
    return readableLocale().toCurrencyString(1, QStringLiteral("$")).endsWith(QLatin1Char('$'));
}

/// Cents from ten cents on, below that two significant figures: a run often costs a fraction of a cent.
int moneyDecimals(double amount)
{
    const double size = std::abs(amount);
    return size == 0 || size >= 0.0995 ? 2 : decimalsFor(size, 2);
}

}  // namespace

QString unknown()
{
    return QStringLiteral("-");
}

QString runTime(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0) {
        return unknown();
    }
    if (std::round(seconds * 10) < 100) {
        return QStringLiteral("%1 s").arg(fixed(seconds, 1));
    }
    return QStringLiteral("%1 min").arg(fixed(seconds / 60, 2));
}

TimeUnit timeUnit(const QList<double>& seconds)
{
    const bool isShort = std::any_of(seconds.begin(), seconds.end(),
                                     [](double time) { return std::round(time * 10) < 100; });
    return isShort ? TimeUnit::Seconds : TimeUnit::Minutes;
}

QString name(TimeUnit unit)
{
    return unit == TimeUnit::Seconds ? QStringLiteral("s") : QStringLiteral("min");
}

QString timeIn(TimeUnit unit, double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0) {
        return unknown();
    }
    return unit == TimeUnit::Minutes ? fixed(seconds / 60, 2) : fixed(seconds, seconds < 999.95 ? 1 : 0);
}

QString clockTime(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e12) {
        return unknown();
    }
    if (std::round(seconds * 10) < 600) {
        return QStringLiteral("%1 s").arg(fixed(seconds, 1));
    }
    const qint64 whole = std::llround(seconds);
    const QLatin1Char zero('0');
    if (whole < 3600) {
        return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, zero);
    }
    return QStringLiteral("%1:%2:%3")
        .arg(whole / 3600)
        .arg(whole / 60 % 60, 2, 10, zero)
        .arg(whole % 60, 2, 10, zero);
}

QString number(double value, std::optional<int> most)
{
    if (!std::isfinite(value)) {
        return unknown();
    }
    const double rounded = most ? QByteArray::number(value, 'e', *most - 1).toDouble() : value;
    const double size = std::abs(rounded);
    const bool isPlain = size == 0 || (size >= 1e-12 && size < 1e15);
    return readableLocale().toString(rounded, isPlain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

QString rate(double imagesPerSecond)
{
    if (!std::isfinite(imagesPerSecond) || imagesPerSecond < 0) {
        return unknown();
    }
    return fixed(imagesPerSecond, decimalsFor(imagesPerSecond, 3));
}

QString percent(std::optional<double> share)
{
    if (!share || !std::isfinite(*share)) {
        return unknown();
    }
    return QStringLiteral("%1 %").arg(fixed(*share * 100, 1));
}

QString loss(std::optional<double> value)
{
    if (!value || !std::isfinite(*value)) {
        return unknown();
    }
    // A loss is never quite 0: rounding it there would say more than was measured.
    const bool isTiny = *value > 0 && *value < 0.0005;
    return isTiny ? QLatin1Char('<') + fixed(0.001, 3) : fixed(*value, 3);
}

QString factor(double value)
{
    if (!std::isfinite(value)) {
        return unknown();
    }
    const int decimals = value == 1 ? 0 : decimalsFor(value, 3);
    return QStringLiteral("%1 ×").arg(fixed(value, decimals));
}

QString roughFactor(double value)
{
    if (!std::isfinite(value)) {
        return unknown();
    }
    const double rounded = QByteArray::number(value, 'e', 1).toDouble();
    return QStringLiteral("%1 ×").arg(fixed(rounded, decimalsFor(rounded, 2)));
}

QString bytes(qint64 byteCount)
{
    static constexpr std::array kUnits{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    double value = static_cast<double>(byteCount);
    std::size_t unit = 0;
    while (std::abs(value) >= 1024 && unit + 1 < kUnits.size()) {
        value /= 1024;
        ++unit;
    }
    const bool isFractional = unit >= 3 && value != std::floor(value);
    return QStringLiteral("%1 %2").arg(fixed(value, isFractional ? 1 : 0), QLatin1String(kUnits[unit]));
}

QString count(qint64 value)
{
    return readableLocale().toString(value);
}

QString money(double amount, const QString& currency)
{
    if (!std::isfinite(amount)) {
        return unknown();
    }
    const QString symbol = currencySymbol(currency);
    const QString digits = fixed(std::abs(amount), moneyDecimals(amount));
    const QString sign = amount < 0 ? QStringLiteral("-") : QString();
    if (symbol.isEmpty() || isSymbolLast()) {
        return QStringLiteral("%1%2 %3").arg(sign, digits, symbol.isEmpty() ? currency : symbol);
    }
    return sign + symbol + digits;
}

QString date(const QDate& day)
{
    return readableLocale().toString(day,
                                     QObject::tr("d MMM yyyy", "a date, as QLocale::toString() takes it"));
}

QString dayOfYear(const QDate& day)
{
    return readableLocale().toString(
        day, QObject::tr("d MMM", "a date without its year, as QLocale::toString() takes it"));
}

QString fingerprint(const QString& sha256)
{
    QStringList groups;
    for (qsizetype start = 0; start < std::min<qsizetype>(16, sha256.size()); start += 4) {
        groups += sha256.mid(start, 4);
    }
    return groups.join(QLatin1Char(' '));
}

}  // namespace epochmark::format
