// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/program/programdefinition.h"

#include "base/printable.h"
#include "workload/network/keras/optimisersettings.h"

#include <QCryptographicHash>
#include <QObject>
#include <QRegularExpression>
#include <QStringList>

#include <utility>

namespace epochmark {

namespace {

constexpr int kMostTitle = 100;

QString programPrefix()
{
    return QStringLiteral("torchscript-");
}

/// Classic's optimiser and values, whatever the rate: a program says nothing of them.
bool isTrainedAsClassic(const QJsonObject& workload)
{
    const QJsonObject told = workload.value(QLatin1String("optimizer")).toObject();
    OptimiserSettings classic;
    classic.learningRate = told.value(QLatin1String("learning_rate")).toDouble();
    return told == classic.fingerprintObject()
           && workload.value(QLatin1String("decode")).toString()
                  == QLatin1String("rgb, not rotated, scaled by 1/255");
}

}  // namespace

ProgramDefinition::ProgramDefinition(NetworkProgram program, ProgramFacts facts, const PictureSize& size,
                                     const QString& title)
    : m_title(printable(title, kMostTitle)), m_program(std::move(program)), m_facts(std::move(facts)),
      m_size(size)
{
    for (const NetworkTensor& parameter : m_facts.parameters) {
        m_parameters += parameter.count();
    }
    m_program.takesChannelsLast = m_facts.takesChannelsLast;
    m_name = programPrefix() + m_program.sha256.first(32);
    m_id = toldId();
}

std::unique_ptr<const NetworkDefinition> ProgramDefinition::remembered(const QJsonObject& workload,
                                                                       const QString& title)
{
    const QJsonObject network = workload.value(QLatin1String("network")).toObject();
    const QString name = network.value(QLatin1String("name")).toString();
    static const QRegularExpression kName(QStringLiteral("^torchscript-[0-9a-f]{32}$"));
    static const QRegularExpression kSize(QStringLiteral("^nearest, ([0-9]{2,4}) x ([0-9]{2,4})$"));
    const auto size = kSize.match(workload.value(QLatin1String("resize")).toString());
    const int outputs = network.value(QLatin1String("outputs")).toInt();
    const qint64 parameters = network.value(QLatin1String("parameters")).toInteger();
    if (!kName.match(name).hasMatch() || !size.hasMatch() || outputs < 1 || parameters < 1
        || !isTrainedAsClassic(workload)) {
        return nullptr;
    }
    std::unique_ptr<ProgramDefinition> definition(new ProgramDefinition);
    definition->m_name = name;
    definition->m_title = title.isEmpty()
                              ? QObject::tr("TorchScript program %1").arg(name.mid(programPrefix().size(), 8))
                              : printable(title, kMostTitle);
    definition->m_parameters = parameters;
    definition->m_size = {size.captured(2).toLongLong(), size.captured(1).toLongLong()};
    definition->m_facts.outputs = outputs;
    definition->m_id = definition->toldId();
    return definition;
}

QString ProgramDefinition::toldId() const
{
    const QStringList told{QString::number(m_parameters), QString::number(m_size.rows),
                           QString::number(m_size.columns), QString::number(m_facts.outputs)};
    const QByteArray hash = QCryptographicHash::hash(told.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return m_name + u'-' + QString::fromLatin1(hash.toHex().first(8));
}

QString ProgramDefinition::description() const
{
    return QObject::tr(
        "A TorchScript program of its author's: it runs with your rights, from the weights that "
        "lie in its file. What memory it needs isn't known before it trains.");
}

QString ProgramDefinition::initialisation() const
{
    return QStringLiteral("the weights in the TorchScript file");
}

const NetworkProgram* ProgramDefinition::program() const
{
    return m_program.path.isEmpty() ? nullptr : &m_program;
}

}  // namespace epochmark
