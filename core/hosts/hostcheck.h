// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "hosts/host.h"
#include "hosts/sshsession.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace epochmark {

/// Something that keeps a host from training, or may.
struct HostTrouble {
    QString sentence;
    QString remedy;
    bool isFatal = false;  ///< nothing can be run there as it is

    bool operator==(const HostTrouble&) const = default;
};

/// A host looked at: what it has, and what is wrong with it. `facts.devices` are those that its Epochmark
/// lists; while there is none, what the system tells of the processor and of NVIDIA's cards.
struct HostReport {
    HostFacts facts;
    QList<HostTrouble> troubles;

    bool isUsable() const;
};

namespace hostcheck {

/// Asks over an open line, through the prefix (so that it is a compute node which answers). Seconds; with a
/// scheduler as long as that takes. Error::Input: what answers is no shell; else as SshSession::run().
Result<HostReport> examine(const SshSession& session, const StopToken& stop);

/// What place() does with a host's folder.
enum class PlaceUse {
    Read,   ///< finds it: results are to be fetched from it, also where its disk is full
    Write,  ///< makes it, and sees that something can be written there
    Show,   ///< the same, and a file named by the word lies in it afterwards, for whoever looks behind the
            ///< prefix
};

/// Says where the host's folder is, what is free in it, and how the clocks differ; the rest of the facts
/// stays unknown. `word`: letters, digits and - of the caller's own. Error::Input: it can't be written, or
/// isn't there; what answers is no shell.
Result<HostFacts> place(const SshSession& session, PlaceUse use, const QString& word, const StopToken& stop);

/// What the script of examine() printed, to the letter: whatever stands before its first line (banners) is
/// passed over, a line it doesn't know too. Error::Input with a sentence: no beginning or no end.
Result<HostFacts> parsed(const QByteArray& output, const QString& hostName);

/// What these facts keep from running. `isProgramSent`: a bundle is to be sent.
QList<HostTrouble> troublesOf(const HostFacts& facts, bool isProgramSent);

}  // namespace hostcheck

}  // namespace epochmark
