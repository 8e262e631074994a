// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
#include "console.h"

#include <QList>

namespace epochmark::cli {

/// One command: its grammar and what it does. `run` returns the exit status.
struct Command {
    Grammar grammar;
    int (*run)(const Arguments& arguments, Console& console);
};

/// Groups of commands, one source file each.
QList<Command> deviceCommands();    ///< devices
QList<Command> inspectCommands();   ///< inspect
QList<Command> networkCommands();   ///< network
QList<Command> runCommands();       ///< run
QList<Command> estimateCommands();  ///< estimate
QList<Command> resultCommands();    ///< list, show, delete, rename, pin
QList<Command> compareCommands();   ///< compare
QList<Command> scalingCommands();   ///< scaling
QList<Command> exchangeCommands();  ///< export, import
QList<Command> setupCommands();     ///< setup
QList<Command> costCommands();      ///< cost, price
QList<Command> priceCommands();     ///< price alone
QList<Command> hostCommands();      ///< host
QList<Command> teamCommands();      ///< team

/// `--store PATH`, which most commands take.
Option storeOption();

}  // namespace epochmark::cli
