// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayList>

/// Functional models as texts, written layer by layer; `config` is what follows the layer's name.
namespace epochmark::test {

/// "name" is what a layer gave first, "name#1" what it gave when it was called again.
inline QByteArray nodes(const QByteArrayList& inputs)
{
    QByteArrayList all;
    for (const QByteArray& input : inputs) {
        const QByteArrayList parts = input.split('#');
        all.append("[\"" + parts.first() + "\"," + parts.value(1, "0") + ",0,{}]");
    }
    return all.join(',');
}

inline QByteArray described(const char* type, const char* name, const char* config, const QByteArray& inbound)
{
    return QByteArray("{\"class_name\":\"") + type + "\",\"name\":\"" + name + "\",\"config\":{\"name\":\"" + name
           + '"' + config + "},\"inbound_nodes\":" + inbound + '}';
}

inline QByteArray layer(const char* type, const char* name, const char* config, const QByteArrayList& inputs)
{
    const QByteArray inbound = inputs.isEmpty() ? QByteArray("[]") : "[[" + nodes(inputs) + "]]";
    return described(type, name, config, inbound);
}

/// One layer that is called twice.
inline QByteArray shared(const char* type, const char* name, const char* config, const QByteArray& first,
                         const QByteArray& second)
{
    return described(type, name, config, "[[" + nodes({first}) + "],[" + nodes({second}) + "]]");
}

inline QByteArray wholeModel(const QByteArray& layers)
{
    return "{\"class_name\":\"Functional\",\"config\":{\"name\":\"f\",\"layers\":[" + layers
           + "],\"input_layers\":[[\"in\",0,0]],\"output_layers\":[[\"out\",0,0]]}}";
}

}  // namespace epochmark::test
