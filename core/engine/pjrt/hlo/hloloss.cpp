// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hloloss.h"

namespace epochmark {

namespace {

/// Each row's part, before rows that aren't pictures are left out.
struct RowLosses {
    HloValue loss;   ///< f32 N
    HloValue isHit;  ///< i1 N
    HloValue error;  ///< N x units: outputs' probabilities less what they should be
};

/// max(z, 0) - z y + log(1 + exp(-|z|)), which no z makes overflow.
RowLosses sigmoidLosses(HloText& text, const HloValue& outputs, const HloValue& labels)
{
    const HloValue z = text.reshape(outputs, labels.type.dims);
    const HloValue zero = text.like(0, z);
    const HloValue wanted = text.convert(labels, "f32");
    const HloValue tail = text.unary("log_plus_one",
                                     text.unary("exponential", text.unary("negate", text.unary("abs", z))));
    const HloValue head = text.subtract(text.maximum(z, zero), text.multiply(z, wanted));
    const HloValue chosen = text.convert(text.compare("GT", z, zero), "f32");
    const HloValue error = text.subtract(text.unary("logistic", z), wanted);
    return {text.add(head, tail), text.compare("EQ", chosen, wanted), text.reshape(error, outputs.type.dims)};
}

RowLosses softmaxLosses(HloText& text, const HloValue& outputs, const HloValue& labels)
{
    const HloDims& dims = outputs.type.dims;
    const HloValue top = text.greatest(outputs, {1});
    const HloValue shifted = text.subtract(outputs, text.broadcast(top, {0}, dims));
    const HloValue powers = text.unary("exponential", shifted);
    const HloValue total = text.sum(powers, {1});
    const HloValue classes = text.iota({"i32", dims}, 1);
    const HloValue isLabel = text.compare("EQ", classes, text.broadcast(labels, {0}, dims));
    const HloValue wanted = text.convert(isLabel, "f32");
    const HloValue own = text.sum(text.multiply(shifted, wanted), {1});
    const HloValue isTop = text.compare("EQ", outputs, text.broadcast(top, {0}, dims));
    const HloValue first = text.least(
        text.select(isTop, classes, text.like(static_cast<double>(dims[1]), classes)), {1});
    const HloValue shares = text.divide(powers, text.broadcast(total, {0}, dims));
    return {text.subtract(text.unary("log", total), own), text.compare("EQ", first, labels),
            text.subtract(shares, wanted)};
}

}  // namespace

HloLoss hloLoss(HloText& text, const HloValue& outputs, const HloValue& labels, const HloRows& rows)
{
    const RowLosses each = outputs.type.dims[1] == 1 ? sigmoidLosses(text, outputs, labels)
                                                     : softmaxLosses(text, outputs, labels);
    const HloValue count = text.broadcast(text.convert(rows.count, "f32"), {}, outputs.type.dims);
    const HloValue hits = text.convert(each.isHit, "i32");
    if (!rows.mask) {
        return {text.sum(each.loss, {0}), text.sum(hits, {0}), text.divide(each.error, count)};
    }
    const HloValue weight = text.broadcast(*rows.mask, {0}, outputs.type.dims);
    return {text.sum(text.multiply(each.loss, *rows.mask), {0}),
            text.sum(text.multiply(hits, text.convert(*rows.mask, "i32")), {0}),
            text.divide(text.multiply(each.error, weight), count)};
}

}  // namespace epochmark
