// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlotape.h"

#include <array>

namespace epochmark {

namespace {

/// erf x is x P(x^2) / Q(x^2) for |x| <= 4, the rational minimax approximation for fp32 that Eigen and XLA
/// use; beyond it rounds to 1.
constexpr double kErfLimit = 4;
constexpr std::array kErfAbove{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06,
                               -5.69250639462346e-05, -7.34990630326855e-04, -2.95459980854025e-03,
                               -1.60960333262415e-02};
constexpr std::array kErfBelow{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03,
                               -7.37332916720468e-03, -1.42647390514189e-02};
constexpr double kTwoOverRootPi = 1.1283791670955126;

}  // namespace

HloValue HloTape::function(const char* operation, const HloValue& x,
                           std::function<HloValue(const HloValue& result)> slope)
{
    const HloValue result = m_text.unary(operation, x);
    remember(result, {x}, [this, x, result, slope = std::move(slope)](const HloValue& gradient) {
        flow(x, [&] { return m_text.multiply(gradient, slope(result)); });
    });
    return result;
}

HloValue HloTape::add(const HloValue& a, const HloValue& b)
{
    const HloValue result = m_text.add(a, b);
    remember(result, {a, b}, [this, a, b](const HloValue& gradient) {
        flow(a, [&] { return gradient; });
        flow(b, [&] { return gradient; });
    });
    return result;
}

HloValue HloTape::subtract(const HloValue& a, const HloValue& b)
{
    const HloValue result = m_text.subtract(a, b);
    remember(result, {a, b}, [this, a, b](const HloValue& gradient) {
        flow(a, [&] { return gradient; });
        flow(b, [&] { return m_text.unary("negate", gradient); });
    });
    return result;
}

HloValue HloTape::multiply(const HloValue& a, const HloValue& b)
{
    const HloValue result = m_text.multiply(a, b);
    remember(result, {a, b}, [this, a, b](const HloValue& gradient) {
        flow(a, [&] { return m_text.multiply(gradient, b); });
        flow(b, [&] { return m_text.multiply(gradient, a); });
    });
    return result;
}

HloValue HloTape::divide(const HloValue& a, const HloValue& b)
{
    const HloValue result = m_text.divide(a, b);
    remember(result, {a, b}, [this, a, b, result](const HloValue& gradient) {
        const HloValue share = m_text.divide(gradient, b);
        flow(a, [&] { return share; });
        flow(b, [&] { return m_text.unary("negate", m_text.multiply(share, result)); });
    });
    return result;
}

/// `direction`: how a compares with b where a is chosen.
HloValue HloTape::chosen(const char* operation, const char* direction, const HloValue& a, const HloValue& b)
{
    const HloValue result = m_text.binary(operation, a, b);
    remember(result, {a, b}, [=, this](const HloValue& gradient) {
        const HloValue half = m_text.scaled(gradient, 0.5);
        const HloValue zero = m_text.like(0, gradient);
        const HloValue isEqual = m_text.compare("EQ", a, b);
        const HloValue isFirst = m_text.compare(direction, a, b);
        flow(a, [&] { return m_text.select(isEqual, half, m_text.select(isFirst, gradient, zero)); });
        flow(b, [&] { return m_text.select(isEqual, half, m_text.select(isFirst, zero, gradient)); });
    });
    return result;
}

HloValue HloTape::maximum(const HloValue& a, const HloValue& b)
{
    return chosen("maximum", "GT", a, b);
}

HloValue HloTape::minimum(const HloValue& a, const HloValue& b)
{
    return chosen("minimum", "LT", a, b);
}

HloValue HloTape::where(const HloValue& condition, const HloValue& yes, const HloValue& no)
{
    const HloValue result = m_text.select(condition, yes, no);
    remember(result, {yes, no}, [=, this](const HloValue& gradient) {
        const HloValue zero = m_text.like(0, gradient);
        flow(yes, [&] { return m_text.select(condition, gradient, zero); });
        flow(no, [&] { return m_text.select(condition, zero, gradient); });
    });
    return result;
}

HloValue HloTape::scaled(const HloValue& x, double factor)
{
    const HloValue result = m_text.scaled(x, factor);
    remember(result, {x}, [this, x, factor](const HloValue& gradient) {
        flow(x, [&] { return m_text.scaled(gradient, factor); });
    });
    return result;
}

HloValue HloTape::shifted(const HloValue& x, double summand)
{
    const HloValue result = m_text.add(x, m_text.like(summand, x));
    remember(result, {x}, [this, x](const HloValue& gradient) { flow(x, [&] { return gradient; }); });
    return result;
}

HloValue HloTape::clipped(const HloValue& x, double least, double most)
{
    const HloValue low = m_text.like(least, x);
    const HloValue high = m_text.like(most, x);
    const HloValue result = m_text.minimum(m_text.maximum(x, low), high);
    remember(result, {x}, [=, this](const HloValue& gradient) {
        flow(x, [&] {
            const HloValue zero = m_text.like(0, gradient);
            const HloValue isBelow = m_text.compare("LT", x, high);
            return m_text.select(m_text.compare("GT", x, low), m_text.select(isBelow, gradient, zero), zero);
        });
    });
    return result;
}

HloValue HloTape::exponential(const HloValue& x)
{
    return function("exponential", x, [](const HloValue& result) { return result; });
}

HloValue HloTape::exponentialLessOne(const HloValue& x)
{
    return function("exponential_minus_one", x, [this](const HloValue& result) {
        return m_text.add(result, m_text.like(1, result));
    });
}

HloValue HloTape::logarithm(const HloValue& x)
{
    return function("log", x, [this, x](const HloValue&) { return m_text.divide(m_text.like(1, x), x); });
}

HloValue HloTape::logarithmOfOneMore(const HloValue& x)
{
    return function("log_plus_one", x, [this, x](const HloValue&) {
        const HloValue one = m_text.like(1, x);
        return m_text.divide(one, m_text.add(one, x));
    });
}

HloValue HloTape::logistic(const HloValue& x)
{
    return function("logistic", x, [this](const HloValue& result) {
        return m_text.multiply(result, m_text.subtract(m_text.like(1, result), result));
    });
}

HloValue HloTape::tanh(const HloValue& x)
{
    return function("tanh", x, [this](const HloValue& result) {
        return m_text.subtract(m_text.like(1, result), m_text.multiply(result, result));
    });
}

HloValue HloTape::squareRoot(const HloValue& x)
{
    return function("sqrt", x, [this](const HloValue& result) {
        return m_text.divide(m_text.like(0.5, result), result);
    });
}

HloValue HloTape::inverseRoot(const HloValue& x)
{
    return function("rsqrt", x, [this](const HloValue& result) {
        const HloValue cube = m_text.multiply(result, m_text.multiply(result, result));
        return m_text.scaled(cube, -0.5);
    });
}

HloValue HloTape::absolute(const HloValue& x)
{
    return function("abs", x, [this, x](const HloValue&) { return m_text.unary("sign", x); });
}

HloValue HloTape::errorFunction(const HloValue& x)
{
    const HloValue inside = m_text.minimum(m_text.maximum(x, m_text.like(-kErfLimit, x)),
                                           m_text.like(kErfLimit, x));
    const HloValue square = m_text.multiply(inside, inside);
    const auto polynomial = [&](const auto& coefficients) {
        HloValue value = m_text.like(coefficients.front(), x);
        for (size_t i = 1; i < coefficients.size(); ++i) {
            value = m_text.add(m_text.multiply(value, square), m_text.like(coefficients[i], x));
        }
        return value;
    };
    const HloValue result = m_text.divide(m_text.multiply(inside, polynomial(kErfAbove)),
                                          polynomial(kErfBelow));
    remember(result, {x}, [this, x](const HloValue& gradient) {
        flow(x, [&] {
            const HloValue bell = m_text.unary("exponential",
                                               m_text.unary("negate", m_text.multiply(x, x)));
            return m_text.multiply(gradient, m_text.scaled(bell, kTwoOverRootPi));
        });
    });
    return result;
}

}  // namespace epochmark
