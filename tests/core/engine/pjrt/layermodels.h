// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

/// Models, as texts, that have together every activation with a form for plug-ins, and every layer; pictures are
/// of 32 x 36.
namespace epochmark::test {

/// An activation, as Keras names it and its constants.
struct Act {
    const char* type;
    QByteArray config;
};

/// The layers behind an input "in"; the last one is "out".
QByteArray model(const QByteArrayList& layers);
QByteArray convolutions();
QByteArray shapes();
QByteArray normalisations();
QByteArray merges();
QByteArray scales();
QList<Act> activations();
QByteArray branches(const QList<Act>& acts);

}  // namespace epochmark::test
