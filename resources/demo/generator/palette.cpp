// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace {

QColor hsl(double hue, double saturation, double lightness)
{
    return QColor::fromHslF(static_cast<float>(hue - std::floor(hue)),
                            static_cast<float>(std::clamp(saturation, 0.0, 1.0)),
                            static_cast<float>(std::clamp(lightness, 0.0, 1.0)));
}

/// Hue, saturation, lightness of petals: white, butter, gold, apricot, coral, rose, magenta, violet, blue.
constexpr std::array<std::array<double, 3>, 9> kPetals{{{0.12, 0.25, 0.93},
                                                        {0.14, 0.80, 0.80},
                                                        {0.12, 0.92, 0.66},
                                                        {0.08, 0.90, 0.70},
                                                        {0.02, 0.85, 0.68},
                                                        {0.95, 0.75, 0.78},
                                                        {0.88, 0.65, 0.70},
                                                        {0.75, 0.60, 0.76},
                                                        {0.58, 0.65, 0.76}}};

/// Hue, saturation, lightness of backgrounds: meadow, deep green, dusk, mist, evening sky, earth. All darker
/// than petals.
constexpr std::array<std::array<double, 3>, 6> kBackgrounds{{{0.27, 0.42, 0.30},
                                                             {0.36, 0.35, 0.20},
                                                             {0.70, 0.25, 0.26},
                                                             {0.44, 0.18, 0.36},
                                                             {0.58, 0.40, 0.34},
                                                             {0.07, 0.32, 0.26}}};

}  // namespace

QColor blended(const QColor& from, const QColor& to, double share)
{
    const auto mixed = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return QColor(mixed(from.red(), to.red()), mixed(from.green(), to.green()),
                  mixed(from.blue(), to.blue()));
}

Palette randomPalette(Random& random)
{
    const auto& petal = kPetals[static_cast<size_t>(random.whole(0, kPetals.size() - 1))];
    const auto& ground = kBackgrounds[static_cast<size_t>(random.whole(0, kBackgrounds.size() - 1))];
    const double hue = petal[0] + random.between(-0.02, 0.02);
    const double lightness = petal[2] + random.between(-0.06, 0.04);
    const bool isDarkCentre = random.chance(0.4);
    Palette palette;
    palette.petal = hsl(hue, petal[1], lightness - 0.13);
    palette.petalTip = hsl(hue + random.between(-0.04, 0.04), petal[1], lightness + 0.06);
    palette.centre = isDarkCentre ? hsl(0.06, 0.45, 0.16) : hsl(0.125, 0.88, 0.52);
    palette.centreEdge = isDarkCentre ? hsl(0.05, 0.55, 0.30) : hsl(0.09, 0.80, 0.36);
    palette.leaf = hsl(random.between(0.22, 0.38), random.between(0.25, 0.5), random.between(0.24, 0.40));
    const double shift = random.between(-0.03, 0.03);
    palette.far = hsl(ground[0] + shift, ground[1], ground[2] + random.between(0.0, 0.10));
    palette.near = hsl(ground[0] + shift + 0.03, ground[1] + 0.05, ground[2] - random.between(0.02, 0.10));
    palette.light = random.chance(0.5) ? QColor(255, 226, 178) : QColor(214, 228, 255);
    return palette;
}
