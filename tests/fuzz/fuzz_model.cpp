// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inputfile.h"
#include "modelfile/modelfile.h"
#include "workload/network/keras/layershape.h"

using namespace epochmark;
using namespace epochmark::fuzz;

namespace {

/// What an engine takes for granted of a graph.
void checkGraph(const NetworkGraph& graph)
{
    require(graph.calls.size() > 1 && graph.calls.last().shape.size() == 1, "a network gives a vector");
    require(graph.parameterCount() >= graph.trainedCount() && graph.trainedCount() >= 0,
            "parameters can be counted");
    require(graph.multiplyAdds() >= 0, "multiply-adds can be counted");
    for (qsizetype i = 1; i < graph.calls.size(); ++i) {
        const GraphCall& call = graph.calls.at(i);
        require(call.layer >= 0 && call.layer < graph.layers.size(), "a call is one of a layer");
        require(!call.inputs.isEmpty(), "a call is fed");
        for (const int input : call.inputs) {
            require(input >= 0 && input < i, "what feeds a call comes before it");
        }
        for (const qint64 size : call.shape) {
            require(size > 0 && size <= kMaxLayerValues, "sizes are sizes");
        }
        for (const GraphTensor& tensor : graph.layers.at(call.layer).tensors) {
            require(tensor.count() > 0 && tensor.count() <= kMaxLayerValues, "tensors have sizes");
        }
    }
    require(!canonicalText(graph).isEmpty(), "a graph has a text");
}

}  // namespace

/// A model file, as zip or text, from its bytes to a graph.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static InputFile file;
    file.fill(inputBytes(data, size));
    const auto model = modelfile::read(file.path(), PictureSize{64, 64});
    if (model) {
        checkGraph(model->graph);
    } else {
        require(!model.error().message.isEmpty(), "a refusal has a sentence");
    }
    return 0;
}
