// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayList>

/// Keras models as text, small enough to be trained in a test.
namespace epochmark::test {

/// Bytes in, batch normalisation, pictures that aren't square, so many outputs, Adam.
inline QByteArray smallModel(int outputs, const char* ending)
{
    return R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
           R"("batch_shape":[null,32,40,3]}},{"class_name":"Rescaling","config":{"name":"r","scale":0.00392156862745098}},)"
           R"({"class_name":"Conv2D","config":{"name":"c","filters":8,"kernel_size":[3,3],"padding":"same","strides":2}},)"
           R"({"class_name":"BatchNormalization","config":{"name":"b"}},{"class_name":"ReLU","config":{"name":"a"}},)"
           R"({"class_name":"GlobalAveragePooling2D","config":{"name":"g"}},{"class_name":"Dense","config":{"name":"d",)"
           R"("units":)"
           + QByteArray::number(outputs) + R"(,"activation":")" + ending
           + R"("}}]},"compile_config":{"optimizer":{"class_name":"Adam","config":{"learning_rate":0.002}},"loss":)"
             R"("sparse_categorical_crossentropy"}})";
}

/// What Keras writes of Classic.
inline QByteArray classicModel()
{
    QByteArray layers =
        R"({"class_name":"InputLayer","config":{"name":"i","batch_shape":[null,150,150,3]}},)";
    for (const char* filters : {"16", "32", "64"}) {
        layers +=
            QByteArray(R"({"class_name":"Conv2D","config":{"name":"c","filters":)") + filters
            + R"(,"kernel_size":[3,3],"activation":"relu"}},{"class_name":"MaxPooling2D","config":{"name":"m",)"
              R"("pool_size":[2,2]}},)";
    }
    return R"({"class_name":"Sequential","config":{"name":"k","layers":[)" + layers
           + R"({"class_name":"Flatten","config":{"name":"f"}},{"class_name":"Dense","config":{"name":"h","units":512,)"
             R"("activation":"relu"}},{"class_name":"Dense","config":{"name":"o","units":1,"activation":"sigmoid"}}]}})";
}

/// Two ways from the input to a sum, and a layer that is used twice.
inline QByteArray branchingModel()
{
    const auto layer = [](const char* type, const char* name, const char* config, const char* inbound) {
        return QByteArray(R"({"class_name":")") + type + R"(","name":")" + name + R"(","config":{"name":")"
               + name + '"' + config + R"(},"inbound_nodes":)" + inbound + '}';
    };
    const QByteArray layers =
        QByteArrayList{
            layer("InputLayer", "in", R"(,"batch_input_shape":[null,32,32,3])", "[]"),
            layer("Conv2D", "left", R"(,"filters":4,"kernel_size":[3,3],"padding":"same")",
                  R"([[["in",0,0,{}]]])"),
            layer("Conv2D", "right", R"(,"filters":4,"kernel_size":[1,1])", R"([[["in",0,0,{}]]])"),
            layer("Conv2D", "twice", R"(,"filters":4,"kernel_size":[1,1])",
                  R"([[["left",0,0,{}]],[["right",0,0,{}]]])"),
            layer("Add", "sum", "", R"([[["twice",0,0,{}],["twice",1,0,{}]]])"),
            layer("GlobalAveragePooling2D", "mean", "", R"([[["sum",0,0,{}]]])"),
            layer("Dense", "out", R"(,"units":1,"activation":"sigmoid")", R"([[["mean",0,0,{}]]])")}
            .join(',');
    return R"({"class_name":"Functional","config":{"name":"b","layers":[)" + layers
           + R"(],"input_layers":[["in",0,0]],"output_layers":[["out",0,0]]}})";
}

}  // namespace epochmark::test
