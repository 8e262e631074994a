// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/tokens.h"

namespace epochmark {

namespace {

Tokens makeLight()
{
    Tokens t;
    t.window = QColor(0xF5F6F8);
    t.surface = QColor(0xFFFFFF);
    t.sunken = QColor(0xECEFF2);
    t.border = QColor(0xD8DCE2);
    t.grid = QColor(0xE7EAEE);
    t.track = QColor(0xE1E5EA);
    t.control = QColor(0x828A94);
    t.text = QColor(0x1A1E23);
    t.muted = QColor(0x5A626C);
    t.accent = QColor(0x0067A3);
    t.accentFill = QColor(0x0072B2);
    t.onAccentFill = QColor(0xFFFFFF);
    t.accentGround = QColor(0xE3F0F8);
    t.success = QColor(0x0B7A55);
    t.successGround = QColor(0xE2F3EC);
    t.warning = QColor(0x8A5700);
    t.warningGround = QColor(0xFDF1DA);
    t.error = QColor(0xB3261E);
    t.errorGround = QColor(0xFBE9E7);
    t.series = {QColor(0x0072B2), QColor(0xD55E00), QColor(0x009E73), QColor(0xCC79A7),
                QColor(0xE69F00), QColor(0x56B4E9), QColor(0xF0E442), QColor(0x1A1E23)};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.isDark = true;
    t.window = QColor(0x13161A);
    t.surface = QColor(0x1B1F24);
    t.sunken = QColor(0x232930);
    t.border = QColor(0x333B44);
    t.grid = QColor(0x2A313A);
    t.track = QColor(0x2C343D);
    t.control = QColor(0x6B7580);
    t.text = QColor(0xE6E9ED);
    t.muted = QColor(0xA0A9B3);
    t.accent = QColor(0x56B4E9);
    t.accentFill = QColor(0x56B4E9);
    t.onAccentFill = QColor(0x0B1116);
    t.accentGround = QColor(0x1D3343);
    t.success = QColor(0x4CC79B);
    t.successGround = QColor(0x16352B);
    t.warning = QColor(0xF0B840);
    t.warningGround = QColor(0x3A2E14);
    t.error = QColor(0xFF8F85);
    t.errorGround = QColor(0x3D201D);
    t.series = {QColor(0x56B4E9), QColor(0xE69F00), QColor(0x009E73), QColor(0xCC79A7),
                QColor(0xF0E442), QColor(0xD55E00), QColor(0x0072B2), QColor(0xE6E9ED)};
    return t;
}

}  // namespace

const Tokens& Tokens::light()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens& Tokens::dark()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

}  // namespace epochmark
