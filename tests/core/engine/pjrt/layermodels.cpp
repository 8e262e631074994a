// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "layermodels.h"

#include "../modeltexts.h"

namespace epochmark::test {

namespace {

QByteArray input()
{
    return layer("InputLayer", "in", R"(,"batch_input_shape":[null,32,36,3])", {});
}

}  // namespace

QByteArray model(const QByteArrayList& layers)
{
    return wholeModel((QByteArrayList{input()} + layers).join(','));
}

/// Windows of all sorts: even ones padded unevenly, with gaps, in groups, one a channel.
QByteArray convolutions()
{
    return model(
        {layer("Conv2D", "a", R"(,"filters":8,"kernel_size":[4,3],"strides":[2,2],"padding":"same")", {"in"}),
         layer("LeakyReLU", "ra", R"(,"alpha":0.2)", {"a"}),
         layer("Conv2D", "b", R"(,"filters":12,"kernel_size":[3,3],"dilation_rate":[2,1],"padding":"same")",
               {"ra"}),
         layer("Conv2D", "c",
               R"(,"filters":8,"kernel_size":[3,2],"strides":[2,3],"groups":4,"activation":"tanh")", {"b"}),
         layer("DepthwiseConv2D", "d",
               R"(,"kernel_size":[3,3],"strides":[2,2],"padding":"same","depth_multiplier":2)", {"c"}),
         layer("SeparableConv2D", "e",
               R"(,"filters":5,"kernel_size":[2,3],"padding":"same","activation":"sigmoid")", {"d"}),
         layer("Flatten", "f", "", {"e"}), layer("Dense", "out", R"(,"units":1)", {"f"})});
}

/// Nothing that learns but at the end and the beginning: edges, windows, shapes.
QByteArray shapes()
{
    return model(
        {layer("Rescaling", "s", R"(,"scale":[0.004,0.008,0.006],"offset":[0.1,-0.2,0.0])", {"in"}),
         layer("Conv2D", "a", R"(,"filters":6,"kernel_size":[3,3])", {"s"}),
         layer("ZeroPadding2D", "z", R"(,"padding":[[1,2],[0,3]])", {"a"}),
         layer("Cropping2D", "crop", R"(,"cropping":[[2,1],[1,0]])", {"z"}),
         layer("Concatenate", "rows", R"(,"axis":1)", {"crop", "crop"}),
         layer("Normalization", "back", R"(,"axis":-1,"invert":true,"mean":0.25,"variance":0.5)", {"rows"}),
         layer("MaxPooling2D", "m", R"(,"pool_size":[3,3],"strides":[2,2],"padding":"same")", {"back"}),
         layer("AveragePooling2D", "v", R"(,"pool_size":[3,2],"strides":[2,2],"padding":"same")", {"back"}),
         layer("Concatenate", "cat", R"(,"axis":-1)", {"m", "v"}),
         layer("UpSampling2D", "u", R"(,"size":[2,1])", {"cat"}),
         layer("UpSampling2D", "i", R"(,"size":[3,2],"interpolation":"bilinear")", {"u"}),
         layer("AveragePooling2D", "w", R"(,"pool_size":[2,3],"strides":[3,4])", {"i"}),
         layer("Permute", "p", R"(,"dims":[3,1,2])", {"w"}),
         layer("Reshape", "r", R"(,"target_shape":[12,-1])", {"p"}),
         layer("Dense", "d", R"(,"units":7,"activation":"softmax")", {"r"}),
         layer("Flatten", "f", "", {"d"}), layer("Dense", "out", R"(,"units":3,"activation":"softmax")", {"f"})});
}

QByteArray normalisations()
{
    return model(
        {layer("Conv2D", "a", R"(,"filters":8,"kernel_size":[3,3],"strides":[2,2])", {"in"}),
         layer("BatchNormalization", "b", R"(,"scale":false,"momentum":0.9)", {"a"}),
         layer("PReLU", "pr", R"(,"shared_axes":[1,2])", {"b"}),
         layer("Conv2D", "c", R"(,"filters":6,"kernel_size":[3,3])", {"pr"}),
         layer("BatchNormalization", "frozen", R"(,"trainable":false,"epsilon":0.01)", {"c"}),
         layer("LayerNormalization", "l", R"(,"epsilon":0.001)", {"frozen"}),
         layer("DepthwiseConv2D", "d", R"(,"kernel_size":[3,3],"trainable":false)", {"l"}),
         layer("LayerNormalization", "l3", R"(,"axis":[1,2,3],"center":false)", {"d"}),
         layer("GlobalMaxPooling2D", "g", R"(,"keepdims":true)", {"l3"}),
         layer("Flatten", "f", "", {"g"}), layer("Dense", "e", R"(,"units":5)", {"f"}),
         layer("BatchNormalization", "flat", "", {"e"}), layer("Dense", "out", R"(,"units":1)", {"flat"})});
}

/// Sums and their like, a gate as squeeze-and-excitation has it, a layer that is called twice.
QByteArray merges()
{
    const char* const filters = R"(,"filters":4,"kernel_size":[3,3],"strides":[2,2])";
    return model(
        {layer("Conv2D", "a", filters, {"in"}), layer("Conv2D", "b", filters, {"in"}),
         layer("Add", "add", "", {"a", "b"}), layer("Subtract", "sub", "", {"a", "b"}),
         layer("Multiply", "mul", "", {"a", "sub"}), layer("Maximum", "max", "", {"add", "mul"}),
         layer("Minimum", "min", "", {"add", "b"}), layer("Average", "avg", "", {"max", "min", "sub"}),
         layer("GlobalAveragePooling2D", "pool", R"(,"keepdims":true)", {"avg"}),
         layer("Conv2D", "gate", R"(,"filters":4,"kernel_size":[1,1],"activation":"hard_sigmoid")", {"pool"}),
         layer("Multiply", "gated", "", {"avg", "gate"}),
         shared("Conv2D", "twice", R"(,"filters":4,"kernel_size":[3,3],"padding":"same")", "gated", "twice"),
         layer("GlobalAveragePooling2D", "end", "", {"twice#1"}), layer("Dense", "flat", R"(,"units":4)", {"end"}),
         layer("Add", "ranks", "", {"twice#1", "flat"}), layer("MaxPooling2D", "one", R"(,"pool_size":[15,17])", {"ranks"}),
         layer("UpSampling2D", "up", R"(,"size":[2,2],"interpolation":"bilinear")", {"one"}),
         layer("Flatten", "f", "", {"up"}), layer("Dense", "out", R"(,"units":1)", {"f"})});
}

/// The two layers of Keras' own applications: blocks as ConvNeXt has them, a factor for each channel, and as
/// Inception-ResNet has them, a branch that counts for a part.
QByteArray scales()
{
    return model(
        {layer("Conv2D", "a", R"(,"filters":6,"kernel_size":[4,4],"strides":[2,2])", {"in"}),
         layer("DepthwiseConv2D", "d", R"(,"kernel_size":[3,3],"padding":"same")", {"a"}),
         layer("Dense", "wide", R"(,"units":10,"activation":"tanh")", {"d"}),
         layer("Dense", "narrow", R"(,"units":6)", {"wide"}),
         layer("LayerScale", "factors", R"(,"projection_dim":6,"init_values":0.4)", {"narrow"}),
         layer("Add", "block", "", {"a", "factors"}),
         layer("Conv2D", "branch", R"(,"filters":6,"kernel_size":[3,3],"padding":"same","activation":"sigmoid")",
               {"block"}),
         layer("CustomScaleLayer", "part", R"(,"scale":0.17)", {"block", "branch"}),
         layer("CustomScaleLayer", "back", R"(,"scale":-1.5)", {"branch", "part"}),
         layer("GlobalAveragePooling2D", "g", "", {"back"}),
         layer("LayerScale", "flat", R"(,"projection_dim":6,"init_values":1.25)", {"g"}),
         layer("Dense", "out", R"(,"units":1)", {"flat"})});
}

QList<Act> activations()
{
    QList<Act> all;
    for (const char* name :
         {"relu6",       "leaky_relu",  "elu",        "celu",        "selu",     "gelu",           "glu",
          "silu",        "hard_silu",   "hard_tanh",  "hard_shrink", "sigmoid",  "hard_sigmoid",   "tanh",
          "soft_shrink", "tanh_shrink", "log_sigmoid", "softmax",    "softplus", "sparse_sigmoid", "softsign",
          "sparse_plus", "log_softmax", "squareplus", "exponential", "mish"}) {
        all.append({"Activation", QByteArray(R"(,"activation":")") + name + '"'});
    }
    all.append(Act{"ReLU", R"(,"max_value":1.5,"negative_slope":0.1,"threshold":0.25)"});
    all.append(Act{"Softmax", R"(,"axis":1)"});
    return all;
}

/// Each behind a convolution of its own, of pictures between -4 and 4 (who begins with Rescaling takes bytes).
QByteArray branches(const QList<Act>& acts)
{
    QByteArrayList layers{layer("Rescaling", "in01", R"(,"scale":0.0313725490196,"offset":-4.0)", {"in"})};
    QByteArrayList ends;
    for (qsizetype i = 0; i < acts.size(); ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray convolution = "c" + number;
        const QByteArray activation = "a" + number;
        ends.append("g" + number);
        layers += layer("Conv2D", convolution.constData(), R"(,"filters":6,"kernel_size":[3,3],"strides":[3,3])",
                        {"in01"});
        layers += layer(acts.at(i).type, activation.constData(), acts.at(i).config.constData(), {convolution});
        layers += layer("GlobalAveragePooling2D", ends.last().constData(), "", {activation});
    }
    if (ends.size() > 1) {
        layers += layer("Concatenate", "cat", "", ends);
    }
    return model(layers + QByteArrayList{layer("Dense", "out", R"(,"units":1)",
                                               {ends.size() > 1 ? QByteArray("cat") : ends.first()})});
}

}  // namespace epochmark::test
