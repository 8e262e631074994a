// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"
#include "workload/network/keras/networkgraph.h"

#include <vector>

namespace epochmark {

/// A layer's tensors as LibTorch orders them (inLibtorchOrder()).
using HloLayerTensors = std::vector<HloValue>;

/// Writes a model file's layers down, call by call. Values between layers are N x rows x columns x channels,
/// or of whatever shape a layer gave them. Made for one pass, on the writer's stack.
class GraphHloPass {
public:
    /// `tensors`: a list a layer; a normalisation in training changes its moving statistics there.
    GraphHloPass(HloTape& tape, const NetworkGraph& graph, std::vector<HloLayerTensors>& tensors,
                 const HloPass& pass);

    HloValue run(const HloValue& pictures);

private:
    HloValue called(qsizetype index);
    HloValue weighed(qsizetype index, const HloValue& x);
    HloValue shaped(qsizetype index, const HloValue& x);
    HloValue merged(qsizetype index);
    Activation activationOf(qsizetype index) const;
    /// Of the call's layer; null where it has none of that name.
    HloValue* tensorNamed(qsizetype index, const char* name);

    HloValue convolved(qsizetype index, const HloValue& x);
    HloValue multiplied(qsizetype index, const HloValue& x);
    HloValue batchNormalised(qsizetype index, const HloValue& x);
    HloValue layerNormalised(qsizetype index, const HloValue& x);
    HloValue rectified(const HloValue& x, const HloValue& slopes);
    HloValue rescaled(const GraphLayer& layer, const HloValue& x);
    HloValue standardised(const GraphLayer& layer, const HloValue& x);
    HloValue pooled(const GraphLayer& layer, const HloValue& x);
    HloValue globallyPooled(const GraphLayer& layer, const HloValue& x);
    HloValue padded(const GraphLayer& layer, const HloValue& x);
    HloValue enlarged(const GraphLayer& layer, const HloValue& x);
    HloValue repeated(const GraphLayer& layer, const HloValue& x);
    HloValue interpolated(const HloValue& x, int64_t dim, int64_t factor);
    HloValue neighbours(const HloValue& x, int64_t dim, bool isBefore);
    HloValue dropped(qsizetype index, const HloValue& x);
    HloValue numbersFor(const HloValue& x, const QList<double>& numbers);
    HloValue overLast(const HloValue& values, const HloDims& result);

    HloTape& m_tape;
    HloText& m_text;
    const NetworkGraph& m_graph;
    std::vector<HloLayerTensors>& m_tensors;
    const HloPass& m_pass;
    std::vector<HloValue> m_values;  ///< of each call
};

}  // namespace epochmark
