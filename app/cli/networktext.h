// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/networkcheck.h"
#include "workload/network/keras/kerasmodel.h"
#include "workload/network/networkdefinition.h"

#include <QJsonObject>
#include <QString>

/// Networks for people and for programs.
namespace epochmark::cli::networktext {

/// Several lines: what it is, then a table of what it learns.
QString described(const NetworkDefinition& network);
QJsonObject toJson(const NetworkDefinition& network);

/// The same of a model file: layer by layer, what it takes, what training would take from it.
QString described(const KerasModel& model, const QString& file);
QJsonObject toJson(const KerasModel& model, const QString& file);

/// One line's object as keras-check.py prints it.
QJsonObject toJson(const NetworkCheck& check, const NetworkGraph& graph, const QString& file);

}  // namespace epochmark::cli::networktext
