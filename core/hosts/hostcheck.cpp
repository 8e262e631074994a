// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostcheck.h"

#include "base/format.h"
#include "base/printable.h"
#include "devices/kind/devicekinds.h"
#include "hosts/hostbundle.h"
#include "hosts/hostscripts.h"
#include "hosts/shellwords.h"
#include "hosts/sshtrouble.h"

#include <QDateTime>
#include <QObject>
#include <QRegularExpression>
#include <QUuid>
#include <QVersionNumber>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr int kMostLines = 2'000;
constexpr int kMostCards = 64;
constexpr qint64 kKib = 1024;
constexpr int kCheckMs = 120'000;               // of a machine that answers by itself
constexpr qint64 kLeastFree = qint64{3} << 30;  // bundle, LibTorch and a dataset

Error noShell(const QString& hostName, const QByteArray& output)
{
    return {
        ErrorCode::Input,
        output.trimmed().isEmpty()
            ? QObject::tr(
                  "%1 doesn't answer as a shell does: it says nothing. May this user start programs there?")
                  .arg(hostName)
            : QObject::tr(
                  "%1 doesn't answer as a shell does, it says \"%2\". What does its login shell print "
                  "(~/.bashrc, a forced command)?")
                  .arg(hostName, excerpt(output)),
        {}};
}

/// The lines between the first and the last of an answer; absent when one of them is missing.
std::optional<QList<QByteArray>> linesOf(const QByteArray& output, const QByteArray& first)
{
    QList<QByteArray> lines = output.split('\n');
    const qsizetype begin = lines.indexOf(first);
    const qsizetype end = begin < 0 ? -1 : lines.indexOf("end", begin);
    if (end < 0 || end - begin > kMostLines) {
        return std::nullopt;
    }
    return lines.sliced(begin + 1, end - begin - 1);
}

std::optional<qint64> bytesOfKib(const QByteArray& text)
{
    bool isNumber = false;
    const qint64 kib = text.trimmed().toLongLong(&isNumber);
    constexpr qint64 kMost = qint64{1} << 50;
    return isNumber && kib >= 0 && kib < kMost ? std::optional(kib * kKib) : std::nullopt;
}

QString textOf(const QByteArray& value)
{
    return printable(QString::fromUtf8(value.left(2'000)).trimmed());
}

/// "cuda, 0, 23034, 535.54.03, NVIDIA L4": kind, number, MiB and driver (empty where nvidia-smi isn't there),
/// name.
std::optional<Device> cardOf(const QByteArray& line)
{
    const QStringList parts = QString::fromUtf8(line.left(1'000)).split(u',');
    const auto kind = deviceKindFromString(parts.first().trimmed());
    bool isNumber = false;
    const int index = parts.value(1).trimmed().toInt(&isNumber);
    if (!kind || !isNumber || index < 0 || index >= kMostCards || parts.size() < 5) {
        return std::nullopt;
    }
    constexpr qint64 kMib = 1 << 20;
    Device card;
    card.id = QStringLiteral("%1:%2").arg(kind->id()).arg(index);
    card.kind = kind.value();
    card.name = printable(parts.mid(4).join(u',').trimmed());
    if (const qint64 memory = parts.at(2).trimmed().toLongLong(&isNumber); isNumber && memory > 0) {
        card.memoryBytes = memory * kMib;
    }
    if (const QString driver = printable(parts.at(3).trimmed()); !driver.isEmpty()) {
        card.detail = QObject::tr("driver %1").arg(driver);
    }
    return card;
}

/// Reads the lines of the check; what it doesn't know it passes over.
class CheckReading {
public:
    explicit CheckReading(const QList<QByteArray>& lines)
    {
        for (const QByteArray& line : lines) {
            take(line);
        }
        if (facts.devices.isEmpty()) {
            facts.devices = m_cards;
            facts.devices.prepend(processor());
        }
    }

    HostFacts facts;

private:
    void take(const QByteArray& line)
    {
        if (line == "devices" || line == "devices-end") {
            if (const auto devices = devicesFromJson(m_json); line == "devices-end" && devices) {
                facts.devices = devices.value();
            }
            m_isDevices = line == "devices";
            return;
        }
        if (m_isDevices) {
            m_json += line + '\n';
            return;
        }
        const qsizetype space = line.indexOf(' ');
        note(line.left(space), space < 0 ? QByteArray() : line.mid(space + 1));
    }

    void note(const QByteArray& key, const QByteArray& value)
    {
        if (key == "system") {
            facts.system = textOf(value);
        } else if (key == "architecture") {
            facts.architecture = textOf(value);
        } else if (key == "glibc") {
            facts.glibc = textOf(value);
        } else if (key == "processor") {
            facts.cpu = textOf(value);
        } else if (key == "threads") {
            facts.threads = std::clamp(value.trimmed().toInt(), 0, 100'000);
        } else if (key == "memory_kib") {
            facts.memoryBytes = bytesOfKib(value);
        } else if (key == "card" && m_cards.size() < kMostCards) {
            if (const auto card = cardOf(value)) {
                m_cards.append(*card);
            }
        } else if (key == "python") {
            facts.hasPython = value == "yes";
        } else if (key == "internet") {
            facts.hasInternet = value == "yes";
        } else if (key == "version") {
            static const QRegularExpression kVersion(
                QStringLiteral("\\Aepochmark-cli ([0-9][0-9A-Za-z.+~-]{0,40})\\z"));
            facts.version = kVersion.match(textOf(value)).captured(1);
        }
    }

    Device processor() const
    {
        Device device;
        device.id = DeviceKinds::of(device.kind).firstId();
        device.name = facts.cpu.isEmpty() ? facts.architecture : facts.cpu;
        device.memoryBytes = facts.memoryBytes;
        device.logicalCores = facts.threads;
        return device;
    }

    QList<Device> m_cards;
    QByteArray m_json;
    bool m_isDevices = false;
};

/// As a POSIX shell takes it, without quotes where it needs none.
QString shellWord(const QString& path)
{
    static const QRegularExpression kPlain(QStringLiteral("\\A[A-Za-z0-9/._+-]+\\z"));
    return kPlain.match(path).hasMatch() ? path : shellwords::quoted(path);
}

/// Two commands: one for a shell there, one that goes before every other. Debian with pip is enough, as the
/// folder that is sent brings the rest. --bind: Apptainer shares the home by itself, the host's folder may
/// lie elsewhere.
QString containerRemedy(const HostFacts& facts)
{
    const QString folder = shellWord(facts.folder);
    const QString image = shellWord(facts.folder + QStringLiteral("/debian12.sif"));
    QStringList options;
    for (const Device& device : facts.devices) {
        const QString option = DeviceKinds::of(device.kind).containerOption();
        if (!option.isEmpty() && !options.contains(option)) {
            options.append(option);
        }
    }
    options += {QStringLiteral("--bind"), folder, image};
    return QObject::tr("A container there does it: run \"%1\" there once, and let \"%2\" be the command "
                       "before all others (--prefix). Its pip fetches LibTorch; where it has no way into the "
                       "internet, send a bundle that has LibTorch inside. Podman and Docker: "
                       "packaging/container/README.md.")
        .arg(oneLine(QStringLiteral("apptainer pull %1 docker://python:3.11-slim-bookworm").arg(image)),
             oneLine(QStringLiteral("apptainer exec %1").arg(options.join(u' '))));
}

/// Where LibTorch can't be fetched: what is sent from here drives processors alone.
QString remedyWithoutFetching(const HostFacts& facts)
{
    const QString remedy = QObject::tr(
        "LibTorch's half for processors is sent from this machine with the first run, where there is one. "
        "Else send a bundle that has it inside (packaging/bundle.sh --with-libtorch), or put LibTorch there "
        "and name it with EPOCHMARK_LIBTORCH.");
    const bool hasCard = std::ranges::any_of(
        facts.devices, [](const Device& device) { return device.kind != Device().kind; });
    return hasCard ? remedy + u' '
                         + QObject::tr("Its card needs more: put a LibTorch with CUDA there and let \"env "
                                       "EPOCHMARK_LIBTORCH=FOLDER\" be the command before all others.")
                   : remedy;
}

/// What kPlace says.
Result<void> readPlace(const QByteArray& output, const Host& host, double sentAt, HostFacts& facts)
{
    const auto lines = linesOf(output, "epochmark-place 1");
    if (!lines) {
        return noShell(host.name, output);
    }
    for (const QByteArray& line : *lines) {
        const qsizetype space = line.indexOf(' ');
        const QByteArray key = line.left(space);
        const QByteArray value = space < 0 ? QByteArray() : line.mid(space + 1);
        if (key == "folder" && value.startsWith('/') && value.size() < 4'000) {
            facts.folder = QString::fromUtf8(value);
        } else if (key == "free_kib") {
            facts.freeBytes = bytesOfKib(value);
        } else if (key == "clock") {
            const double here = (sentAt + static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3) / 2;
            bool isNumber = false;
            const double there = value.toDouble(&isNumber);
            if (isNumber && std::abs(there - here) < 1e9) {
                facts.clockOffset = std::round((there - here) * 1e3) / 1e3;
            }
        }
    }
    if (facts.folder.isEmpty()) {
        return Error{
            ErrorCode::Input,
            QObject::tr("The folder %1 on %2 can't be made or written. Name another one, or free some space.")
                .arg(printable(host.folder), host.name),
            {}};
    }
    return {};
}

}  // namespace

bool HostReport::isUsable() const
{
    return std::ranges::none_of(troubles, &HostTrouble::isFatal);
}

namespace hostcheck {

Result<HostFacts> place(const SshSession& session, PlaceUse use, const QString& word, const StopToken& stop)
{
    const Host& host = session.host();
    QString folder = host.folder;
    if (folder == QLatin1String("~") || folder.startsWith(QLatin1String("~/"))) {
        folder = folder.mid(2).isEmpty() ? QStringLiteral(".") : folder.mid(2);
    }
    const QString wish = use == PlaceUse::Read    ? QStringLiteral("read")
                         : use == PlaceUse::Write ? QStringLiteral("write")
                                                  : QStringLiteral("show");
    SshCall call{QString::fromLatin1(hostscripts::kPlace), {folder, wish, word}};
    call.mostMs = kCheckMs;
    const double sentAt = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3;
    const auto answer = session.run(call, stop);
    if (!answer) {
        return answer.error();
    }
    HostFacts facts;
    const auto read = readPlace(answer->output, host, sentAt, facts);
    if (!read && use == PlaceUse::Read && read.error().code == ErrorCode::Input
        && answer->output.contains("\nfolder-bad\n")) {
        return Error{ErrorCode::Input,
                     QObject::tr("The folder %1 isn't on %2, or can't be read: the results of a run are kept "
                                 "there. Is its disk there, and is it the same machine?")
                         .arg(printable(host.folder), host.name),
                     {}};
    }
    return read ? Result<HostFacts>(facts) : Result<HostFacts>(read.error());
}

Result<HostFacts> parsed(const QByteArray& output, const QString& hostName)
{
    const auto lines = linesOf(output, "epochmark-check 1");
    return lines ? Result<HostFacts>(CheckReading(*lines).facts)
                 : Result<HostFacts>(noShell(hostName, output));
}

QList<HostTrouble> troublesOf(const HostFacts& facts, bool isProgramSent)
{
    QList<HostTrouble> troubles;
    if (facts.system != QLatin1String("Linux") || facts.architecture != QLatin1String("x86_64")) {
        if (isProgramSent) {
            troubles.append(
                {QObject::tr("It is a %1 machine with %2: the Epochmark that is sent runs on x86-64 Linux.")
                     .arg(facts.architecture, facts.system),
                 QObject::tr("Build Epochmark there, and name its epochmark-cli."), true});
        }
    } else if (isProgramSent
               && (facts.glibc.isEmpty()
                   || QVersionNumber::fromString(facts.glibc) < QVersionNumber(2, 35))) {
        troubles.append({QObject::tr("Its C library is %1, Epochmark needs glibc 2.35 or newer.")
                             .arg(facts.glibc.isEmpty() ? QObject::tr("another one") : facts.glibc),
                         containerRemedy(facts), true});
    }
    if (!isProgramSent && facts.version.isEmpty()) {
        troubles.append({QObject::tr("The Epochmark that was named isn't there, or can't be started."),
                         QObject::tr("Check its path, or name none to have one sent."), true});
    }
    if (isProgramSent && facts.freeBytes && *facts.freeBytes < kLeastFree && facts.version.isEmpty()) {
        troubles.append(
            {QObject::tr("Its folder has only %1 left: Epochmark, LibTorch and a dataset may take 3 GB.")
                 .arg(format::bytes(*facts.freeBytes)),
             QObject::tr("Free some space, or name a folder on another disk."), false});
    }
    if (isProgramSent && facts.version.isEmpty() && !(facts.hasInternet && facts.hasPython)) {
        troubles.append({facts.hasInternet
                             ? QObject::tr("It has no python3 with pip, which fetches LibTorch.")
                             : QObject::tr("It has no way into the internet, where LibTorch is fetched."),
                         remedyWithoutFetching(facts), false});
    }
    if (!facts.version.isEmpty() && facts.version != QStringLiteral(EPOCHMARK_VERSION)) {
        troubles.append({QObject::tr("Its Epochmark is version %1, here it is %2.")
                             .arg(facts.version, QStringLiteral(EPOCHMARK_VERSION)),
                         QObject::tr("Results of two versions may differ: take the same on both."), false});
    }
    return troubles;
}

Result<HostReport> examine(const SshSession& session, const StopToken& stop)
{
    const Host& host = session.host();
    const QString word = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto placed = place(session, PlaceUse::Show, word, stop);
    if (!placed) {
        return placed.error();
    }
    const auto program = hostbundle::programThere(session, placed.value(), stop);
    if (!program) {
        return program.error();
    }
    SshCall call{QString::fromLatin1(hostscripts::kReaches) + QString::fromLatin1(hostscripts::kCheck),
                 {placed->folder, word, program.value()},
                 host.callPrefix()};
    call.isTended = true;
    call.mostMs = host.hasScheduler() ? 0 : kCheckMs;
    const auto answer = session.run(call, stop);
    if (!answer) {
        return answer.error();
    }
    if (answer->status != 0 && !host.prefix.isEmpty() && !linesOf(answer->output, "epochmark-check 1")) {
        return Error{ErrorCode::Input,
                     QObject::tr("\"%1\" can't be run on %2: it says \"%3\".")
                         .arg(printable(host.callPrefix(), 100), host.name, excerpt(answer->errors)),
                     {}};
    }
    auto read = parsed(answer->output, host.name);
    if (!read) {
        return read.error();
    }
    HostReport report{std::move(read).value(), {}};
    report.facts.folder = placed->folder;
    report.facts.freeBytes = placed->freeBytes;
    report.facts.clockOffset = placed->clockOffset;
    report.facts.seenAt = QDateTime::currentDateTimeUtc();
    report.troubles = troublesOf(report.facts, host.program.isEmpty());
    if (answer->output.contains("\nplace other\n")) {
        report.troubles.prepend(
            {QObject::tr("Behind \"%1\" the folder %2 is another one, or can't be seen.")
                 .arg(printable(host.prefix, 100), placed->folder),
             QObject::tr("Share it under the same path (docker run -v %1:%1).").arg(placed->folder), true});
    }
    if (!report.facts.version.isEmpty() && !answer->output.contains("\nfollows yes\n")) {
        report.troubles.append({QObject::tr("Its Epochmark is too old to be followed from here."),
                                QObject::tr("Update it there, or name none to have this one sent."), true});
    }
    return report;
}

}  // namespace hostcheck

}  // namespace epochmark
