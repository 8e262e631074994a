// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/program/programnetwork.h"

#include "base/printable.h"
#include "engine/train/trainingfailure.h"
#include "workload/network/keras/modeltext.h"

#include <QFileInfo>
#include <QObject>
#include <QStringList>

#include <ATen/ops/rand.h>

namespace epochmark {

namespace {

constexpr int kFewPictures = 2;

/// One trial of a program; sentences are thrown.
class ProgramTrial {
public:
    ProgramTrial(LoadedProgram& program, const PictureSize& size, QString name)
        : m_program(program), m_size(size), m_name(std::move(name))
    {}

    ProgramFacts run()
    {
        ProgramFacts facts;
        facts.parameters = listed(m_program.parameters(), u'p');
        facts.buffers = listed(m_program.buffers(), u'b');
        facts.takesChannelsLast = learnsInChannelsLast();
        if (!facts.takesChannelsLast) {
            learn(at::MemoryFormat::Contiguous);
        }
        // A traced program may have kept the batch it was traced with.
        const at::Tensor more = outputsOf(kFewPictures + 1, at::MemoryFormat::Contiguous, false);
        facts.outputs = static_cast<int>(more.size(1));
        return facts;
    }

private:
    static QList<NetworkTensor> listed(const std::vector<at::Tensor>& tensors, QChar letter)
    {
        QList<NetworkTensor> found;
        for (const at::Tensor& tensor : tensors) {
            found.append(
                {letter + QString::number(found.size()), {tensor.sizes().begin(), tensor.sizes().end()}});
        }
        return found;
    }

    [[noreturn]] void refuse(const QString& reason) const
    {
        throw TrainingFailure(modeltext::refused(m_name, reason));
    }

    bool learnsInChannelsLast()
    {
        try {
            learn(at::MemoryFormat::ChannelsLast);
            return true;
        } catch (const TrainingFailure&) {
            return false;  // said again, with its reason, where it isn't the memory's order
        }
    }

    at::Tensor outputsOf(int pictures, at::MemoryFormat order, bool isTraining)
    {
        m_weights.clear();
        std::vector<at::Tensor> buffers;
        const auto placed = [order](const at::Tensor& tensor) {
            return tensor.clone(tensor.dim() == 4 ? order : at::MemoryFormat::Contiguous);
        };
        for (const at::Tensor& parameter : m_program.parameters()) {
            m_weights.push_back(placed(parameter).set_requires_grad(isTraining));
        }
        for (const at::Tensor& buffer : m_program.buffers()) {
            buffers.push_back(placed(buffer));
        }
        const at::Tensor batch = at::rand({pictures, 3, m_size.rows, m_size.columns}).contiguous(order);
        const at::Tensor outputs = m_program.forward(m_weights, buffers, batch, isTraining);
        if (outputs.dim() != 2 || outputs.size(0) != pictures || outputs.size(1) < 1
            || !outputs.is_floating_point()) {
            QStringList sizes;
            for (const int64_t size : outputs.sizes()) {
                sizes.append(QString::number(size));
            }
            refuse(QObject::tr("for %1 pictures it gives numbers in the shape %2, not %1 rows of logits")
                       .arg(pictures)
                       .arg(sizes.isEmpty() ? QStringLiteral("-") : sizes.join(QStringLiteral(" × "))));
        }
        return outputs;
    }

    /// A way forward and back.
    void learn(at::MemoryFormat order)
    {
        const at::Tensor outputs = outputsOf(kFewPictures, order, true);
        if (!outputs.requires_grad()) {
            refuse(QObject::tr("nothing in it can be trained: its outputs hang on no parameter"));
        }
        try {
            outputs.sum().backward();
        } catch (const c10::OutOfMemoryError&) {
            throw;
        } catch (const c10::Error& error) {
            refuse(QObject::tr("it gives no gradients (%1)")
                       .arg(printable(QString::fromUtf8(error.what_without_backtrace()), 300)));
        }
    }

    LoadedProgram& m_program;
    PictureSize m_size;
    QString m_name;
    std::vector<at::Tensor> m_weights;
};

}  // namespace

Result<ProgramFacts> tryProgram(const NetworkProgram& program, const PictureSize& size)
{
    const auto loaded = LoadedProgram::load(program);
    if (!loaded) {
        return loaded.error();
    }
    try {
        return ProgramTrial(*loaded.value(), size, printable(QFileInfo(program.path).fileName(), 100)).run();
    } catch (const TrainingFailure& failure) {
        return failure.error();
    }
}

}  // namespace epochmark
