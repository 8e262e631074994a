// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/numberfield.h"

#include "theme/theme.h"

#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStyleOptionSpinBox>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

/// Sums of steps are off by as much: 3 x 0.1 is meant as 0.3.
constexpr double kRoundingError = 1e-9;

QString withoutTrailingZeros(QString text, const QString& point)
{
    while (text.contains(point) && text.endsWith(QLatin1Char('0'))) {
        text.chop(1);
    }
    if (text.endsWith(point)) {
        text.chop(point.size());
    }
    return text;
}

/// "1e-05" is what a computer writes.
QString withShortExponent(QString text)
{
    static const QRegularExpression kExponent(QStringLiteral("[eE]\\+?(-?)0*(\\d)"));
    return text.replace(kExponent, QStringLiteral("e\\1\\2"));
}

}  // namespace

NumberField::NumberField(QWidget* parent) : QAbstractSpinBox(parent)
{
    write(shownText(m_value));
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberField::judge);
    connect(this, &QAbstractSpinBox::editingFinished, this, &NumberField::finishEditing);
}

void NumberField::setRange(double low, double high)
{
    m_low = low;
    m_high = high;
    m_isLowExcluded = false;
    if (m_problem.isEmpty()) {
        setValue(m_value);
    } else {
        judge();
    }
}

void NumberField::setRangeAbove(double low, double high)
{
    m_low = low;
    m_high = high;
    m_isLowExcluded = true;
    judge();
}

void NumberField::setDecimals(int decimals)
{
    m_decimals = decimals;
    setValue(m_value);
}

void NumberField::setSpecialText(const QString& text)
{
    m_special = text;
    setValue(m_value);
}

void NumberField::setAffixes(const QString& prefix, const QString& suffix)
{
    m_prefix = prefix;
    m_suffix = suffix;
    if (m_problem.isEmpty()) {
        write(shownText(m_value));
    }
    updateGeometry();
}

void NumberField::setValue(double value)
{
    const double bounded = std::clamp(value, m_low, m_high);
    const std::optional<double> written = numberIn(numberText(bounded));
    write(shownText(bounded));
    take(written && std::abs(*written - bounded) <= kRoundingError * std::abs(bounded) ? *written : bounded);
}

QString NumberField::numberText(double value) const
{
    QLocale words = locale();
    if (!isGroupSeparatorShown()) {
        words.setNumberOptions(words.numberOptions() | QLocale::OmitGroupSeparator);
    }
    const QString fixed = withoutTrailingZeros(words.toString(value, 'f', m_decimals), words.decimalPoint());
    bool isNumber = false;
    const double shown = words.toDouble(fixed, &isNumber);
    if (isNumber && std::abs(shown - value) <= kRoundingError * std::abs(value)) {
        return fixed;
    }
    return withShortExponent(words.toString(value, 'g', QLocale::FloatingPointShortest));
}

QString NumberField::shownText(double value) const
{
    const bool isSpecial = !m_special.isEmpty() && value <= m_low;
    return isSpecial ? m_special : m_prefix + numberText(value) + m_suffix;
}

/// Sets the text, which is right.
void NumberField::write(const QString& text)
{
    {
        const QSignalBlocker blocker(lineEdit());
        lineEdit()->setText(text);
    }
    judge();
}

std::optional<double> NumberField::numberIn(const QString& text) const
{
    QString number = text.trimmed();
    if (!m_special.isEmpty() && number.compare(m_special, Qt::CaseInsensitive) == 0) {
        return m_low;
    }
    const QString prefix = m_prefix.trimmed();
    const QString suffix = m_suffix.trimmed();
    if (!prefix.isEmpty() && number.startsWith(prefix)) {
        number = number.mid(prefix.size()).trimmed();
    }
    if (!suffix.isEmpty() && number.endsWith(suffix)) {
        number.chop(suffix.size());
        number = number.trimmed();
    }
    bool isNumber = false;
    double value = locale().toDouble(number, &isNumber);
    if (!isNumber) {
        value = QLocale::c().toDouble(number, &isNumber);  // "0.5" where a comma is usual
    }
    return isNumber ? std::optional(value) : std::nullopt;
}

QString NumberField::problemOf(std::optional<double> number) const
{
    const bool isHighEnough = number && (m_isLowExcluded ? *number > m_low : *number >= m_low);
    if (isHighEnough && *number <= m_high && (m_decimals > 0 || *number == std::floor(*number))) {
        return {};
    }
    QString range;
    if (m_isLowExcluded) {
        range = tr("A number above %1, at most %2.").arg(numberText(m_low), numberText(m_high));
    } else if (m_decimals > 0) {
        range = tr("A number from %1 to %2.").arg(numberText(m_low), numberText(m_high));
    } else if (m_special.isEmpty()) {
        range = tr("A whole number from %1 to %2.").arg(numberText(m_low), numberText(m_high));
    } else {
        range = tr("A whole number from %1 to %2, or \"%3\".")
                    .arg(numberText(m_low + m_step), numberText(m_high), m_special);
    }
    return m_rangeReason.isEmpty() ? range : range + QLatin1Char(' ') + m_rangeReason;
}

/// Of the text as it is now.
void NumberField::judge()
{
    const std::optional<double> number = numberIn(lineEdit()->text());
    const QString problem = problemOf(number);
    if (problem != m_problem) {
        m_problem = problem;
        const QString look = property("look").toString().remove(QStringLiteral(" wrong"));
        theme::setLook(this, problem.isEmpty() ? look : look + QStringLiteral(" wrong"));
        Q_EMIT problemChanged(problem);
    }
    if (problem.isEmpty() && keyboardTracking()) {
        take(*number);
    }
}

void NumberField::finishEditing()
{
    const std::optional<double> number = numberIn(lineEdit()->text());
    if (!m_problem.isEmpty() || !number) {
        return;
    }
    take(*number);
    const bool isSpecial = !m_special.isEmpty() && m_value <= m_low;
    if (isSpecial || !m_prefix.isEmpty() || !m_suffix.isEmpty()) {
        write(shownText(m_value));
    }
}

void NumberField::take(double value)
{
    if (value != m_value) {
        m_value = value;
        Q_EMIT valueChanged(value);
    }
}

QValidator::State NumberField::validate(QString&, int&) const
{
    return QValidator::Acceptable;  // a key that does nothing is worse than a text that is marked
}

void NumberField::stepBy(int steps)
{
    const double next = std::clamp(m_value + steps * m_step, m_low, m_high);
    if (!m_isLowExcluded || next > m_low) {
        setValue(next);
    }
    lineEdit()->selectAll();
}

QAbstractSpinBox::StepEnabled NumberField::stepEnabled() const
{
    StepEnabled steps = StepNone;
    if (!isReadOnly()) {
        steps |= m_value < m_high ? StepUpEnabled : StepNone;
        steps |= m_value > m_low ? StepDownEnabled : StepNone;
    }
    return steps;
}

QSize NumberField::sizeHint() const
{
    ensurePolished();
    int widest = 0;
    for (const QString& text : {shownText(m_low), shownText(m_high), m_special}) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(text));
    }
    // Measured with the field's own metrics; a style sheet may make the words bold.
    widest += fontMetrics().averageCharWidth() * 2;
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, {widest, lineEdit()->sizeHint().height()},
                                     this);
}

}  // namespace epochmark
