// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/normalsource.h"

#include <cmath>
#include <cstddef>

namespace epochmark {

namespace {

/// Numerator and denominator of a rational approximation, lowest power first.
struct Rational {
    double over[8];
    double under[8];

    double at(double x) const
    {
        double numerator = over[7];
        double denominator = under[7];
        for (size_t power = 7; power-- > 0;) {
            numerator = numerator * x + over[power];
            denominator = denominator * x + under[power];
        }
        return numerator / denominator;
    }
};

constexpr Rational kCentre{
    {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
     4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3},
    {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
     2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3}};
constexpr Rational kTail{{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                          3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                          2.27238449892691845833e-2, 7.74545014278341407640e-4},
                         {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                          1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
                          1.05075007164441684324e-9}};
constexpr Rational kFarTail{{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                             2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7},
                            {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                             1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                             1.42151175831644588870e-7, 2.04426310338993978564e-15}};

/// The C library's logarithm may differ in its last bit from one system to the next; a series doesn't.
double logarithm(double x)
{
    int exponent = 0;
    double fraction = std::frexp(x, &exponent);  // 0.5 <= fraction < 1
    constexpr double rootHalf = 0.70710678118654752440;
    if (fraction < rootHalf) {
        fraction *= 2;
        --exponent;
    }
    const double z = (fraction - 1) / (fraction + 1);
    const double square = z * z;
    double sum = 0;
    for (int power = 25; power > 0; power -= 2) {
        sum = sum * square + 1.0 / power;
    }
    constexpr double logOfTwo = 0.69314718055994530942;
    return exponent * logOfTwo + 2 * z * sum;
}

}  // namespace

double normalQuantile(double probability)
{
    const double fromMiddle = probability - 0.5;
    if (std::abs(fromMiddle) <= 0.425) {
        return fromMiddle * kCentre.at(0.180625 - fromMiddle * fromMiddle);
    }
    const double tail = fromMiddle < 0 ? probability : 1 - probability;
    const double distance = std::sqrt(-logarithm(tail));
    const double quantile = distance <= 5 ? kTail.at(distance - 1.6) : kFarTail.at(distance - 5);
    return fromMiddle < 0 ? -quantile : quantile;
}

double NormalSource::uniform()
{
    return static_cast<double>(m_engine() >> 11) * 0x1.0p-53;
}

double NormalSource::normal()
{
    // In the middle of its interval, so that neither end is ever met.
    return normalQuantile((static_cast<double>(m_engine() >> 12) + 0.5) * 0x1.0p-52);
}

}  // namespace epochmark
