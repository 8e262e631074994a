// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "hosts/sshsession.h"

class QWidget;

namespace epochmark {

/// How ssh asks a window's user: its questions, which come on the thread that connects, are put in dialogs
/// over `asker` on the window's thread, while the connecting one waits. A question is called off when nobody
/// wants its answer any more (its own `stop`), when `stop` is requested (its dialog goes away) and when
/// `asker` is gone. Call it on the window's thread.
SshManner askedOver(QWidget* asker, const StopToken& stop = {});

}  // namespace epochmark
