// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/modelfilechoice.h"

#include "base/printable.h"
#include "context/appcontext.h"
#include "context/background.h"
#include "hosts/hostrunrequest.h"
#include "modelfile/programfile.h"
#include "pages/benchmark/setup/networkpicker.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "run/networkfile.h"
#include "run/runcommand.h"
#include "workload/network/networkregistry.h"

#include <QFileInfo>

#include <optional>
#include <utility>

namespace epochmark {

namespace {

struct ReadModelFile {
    FileNetworkWish wish;                        ///< with the size that was taken
    std::optional<Result<FileNetwork>> network;  ///< absent: it is a program, and wasn't loaded
};

/// A file that leaves the size of its pictures open is given Classic's.
ReadModelFile readModelFile(FileNetworkWish wish, bool isTrusted, const StopToken& stop)
{
    if (!isTrusted && programfile::isProgram(wish.path)) {
        return {wish, std::nullopt};
    }
    // Between the two a file may become a program: one that nobody was asked about isn't loaded.
    const auto open = [&](const FileNetworkWish& wanted) {
        return isTrusted ? openNetworkFile(wanted, stop) : openFileNetwork(wanted);
    };
    auto network = open(wish);
    if (!network && network.error().code == ErrorCode::Usage && !wish.size) {
        wish.size = PictureSize();
        network = open(wish);
    }
    return {wish, network};
}

}  // namespace

ModelFileChoice::ModelFileChoice(AppContext* context, RunSetupPanel* setup, QWidget* page)
    : QObject(page), m_context(context), m_setup(setup), m_page(page)
{
    NetworkPicker* picker = setup->networkPicker();
    picker->setModelFiles(context->settings().recentModelFiles());
    connect(picker, &NetworkPicker::browseRequested, this, &ModelFileChoice::browse);
    connect(picker, &NetworkPicker::modelFileChosen, this, &ModelFileChoice::read);
    connect(picker, &NetworkPicker::networkChosen, this, &ModelFileChoice::forget);
    connect(picker, &NetworkPicker::fitToggled, this, &ModelFileChoice::fit);
    connect(setup, &RunSetupPanel::choiceChanged, this, &ModelFileChoice::followClasses);
}

ModelFileChoice::~ModelFileChoice()
{
    m_stop.requestStop();
}

void ModelFileChoice::browse()
{
    const QStringList recent = m_context->settings().recentModelFiles();
    const QString folder = recent.isEmpty() ? QString() : QFileInfo(recent.constFirst()).path();
    m_context->dialogs().openFile(
        m_page, tr("Choose a network's file"), folder,
        tr("Keras models and TorchScript programs (*.keras *.json *.pt);;All files (*)"),
        [this](const QString& path) { read(path); });
}

void ModelFileChoice::read(const QString& path)
{
    m_wish = {path, {}, {}};
    m_isTrusted = false;
    m_isOfNow = true;
    readWish();
}

void ModelFileChoice::readLast()
{
    if (const QString last = m_context->settings().lastModelFile(); !last.isEmpty()) {
        read(last);
        m_isOfNow = false;
    }
}

void ModelFileChoice::remember()
{
    m_context->settings().setLastModelFile(m_wish.path);
}

void ModelFileChoice::fit(bool isFitted)
{
    m_wish.classes = isFitted && m_setup->dataset()
                         ? std::optional(static_cast<int>(m_setup->dataset()->classes.size()))
                         : std::nullopt;
    readWish();
}

/// A last layer that was fitted to one dataset is fitted to the next, too.
void ModelFileChoice::followClasses()
{
    if (m_wish.classes && m_setup->dataset() && m_setup->dataset()->classes.size() != *m_wish.classes) {
        fit(true);
    }
}

void ModelFileChoice::readWish()
{
    const int job = ++m_jobId;
    m_stop.requestStop();  // a program that is being tried out, for ever perhaps
    m_stop = StopSource();
    m_setup->networkPicker()->showModelFile({m_wish.path, {}, {}, {}, m_wish.classes.has_value()});
    m_setup->showNetwork();
    runInBackground(
        this,
        [wish = m_wish, isTrusted = m_isTrusted, stop = m_stop.token()] {
            return readModelFile(wish, isTrusted, stop);
        },
        [this, job](const ReadModelFile& read) {
            if (job != m_jobId) {
                return;
            }
            if (!read.network) {
                askToLoad();
            } else if (*read.network) {
                take(read.network->value(), read.wish);
            } else {
                refuse(read.network->error());
            }
        });
}

void ModelFileChoice::askToLoad()
{
    const QString name = printable(QFileInfo(m_wish.path).fileName(), 100);
    refuse({ErrorCode::Input,
            tr("%1 is a TorchScript program and isn't loaded. Choose it once more to load it.").arg(name),
            {}});
    if (!m_isOfNow) {
        return;
    }
    m_context->dialogs().ask(
        m_page, tr("Load a program?"),
        tr("%1 is a TorchScript program: loading it runs what its author wrote, with your "
           "rights. Load it only if you trust where it comes from.")
            .arg(name),
        tr("Load it"), [this, job = m_jobId](bool isAccepted) {
            if (isAccepted && job == m_jobId) {
                m_isTrusted = true;
                readWish();
            }
        });
}

void ModelFileChoice::take(const FileNetwork& network, const FileNetworkWish& read)
{
    m_wish = read;
    NetworkPicker* picker = m_setup->networkPicker();
    const bool isNew = !m_context->settings().recentModelFiles().contains(m_wish.path);
    m_context->settings().addRecentModelFile(m_wish.path);
    if (isNew) {  // the others keep their places, under somebody's arrow keys
        picker->setModelFiles(m_context->settings().recentModelFiles());
    }
    picker->showModelFile({m_wish.path, network.id, remarksOn(network), {}, m_wish.classes.has_value()});
    m_setup->trainModelFile(network);
}

QString ModelFileChoice::remarksOn(const FileNetwork& network) const
{
    const NetworkDefinition* definition = NetworkRegistry::instance().find(network.id);
    const bool isOfFile = definition != nullptr && definition->isFromFile();
    const QString remarks = isOfFile
                                ? definition->description()
                                : tr("This is Classic to the letter: its results stand beside Classic's.");
    return m_wish.size ? remarks + QLatin1Char(' ')
                             + tr("The file leaves the size of its pictures open: Classic's is taken.")
                       : remarks;
}

void ModelFileChoice::refuse(const Error& error)
{
    m_setup->networkPicker()->setModelFiles(m_context->settings().recentModelFiles());
    m_setup->networkPicker()->showModelFile({m_wish.path, {}, {}, error.message, m_wish.classes.has_value()});
    m_setup->showNetwork();
}

void ModelFileChoice::forget()
{
    ++m_jobId;
    m_stop.requestStop();
    m_wish = {};
    m_isTrusted = false;
}

void ModelFileChoice::writeTo(RunCommand& command) const
{
    if (!m_wish.path.isEmpty()) {
        command.modelFile = QFileInfo(m_wish.path).fileName();
        command.isHeadFitted = m_wish.classes.has_value();
        command.modelInput = m_wish.size ? std::optional(static_cast<int>(m_wish.size->rows)) : std::nullopt;
    }
}

void ModelFileChoice::writeTo(HostRunRequest& request) const
{
    if (!m_wish.path.isEmpty()) {
        request.modelFile = m_wish.path;
        request.isHeadFitted = m_wish.classes.has_value();
        request.modelInput = m_wish.size ? std::optional(static_cast<int>(m_wish.size->rows)) : std::nullopt;
    }
}

}  // namespace epochmark
