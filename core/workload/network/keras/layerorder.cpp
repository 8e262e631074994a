// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/layerorder.h"

#include <QHash>

#include <algorithm>

namespace epochmark {

namespace {

/// A use of a layer as one number.
qint64 keyOf(const OutlineNode::Source& use)
{
    return (static_cast<qint64>(use.layer) << 32) + use.node;
}

/// Walks from the output to the input.
class Walk {
public:
    explicit Walk(const ModelOutline& outline) : m_outline(outline) {}

    /// False: a circle, or a use that isn't there.
    bool run()
    {
        if (!enter(m_outline.output)) {
            return false;
        }
        while (!m_path.isEmpty()) {
            Step& step = m_path.last();
            const QList<OutlineNode::Source>& sources = sourcesOf(step.use);
            if (step.next < sources.size()) {
                const OutlineNode::Source source = sources.at(step.next++);
                if (!m_isFinished.contains(keyOf(source)) && !enter(source)) {
                    return false;
                }
                continue;
            }
            m_isFinished.insert(keyOf(step.use), true);
            m_finished.append(step.use);
            m_path.removeLast();
        }
        return true;
    }

    QList<int> order() const
    {
        QHash<qint64, int> depths;  // of uses
        QHash<int, int> deepest;    // of layers
        for (auto use = m_finished.crbegin(); use != m_finished.crend(); ++use) {
            const int depth = std::max(depths.value(keyOf(*use)), deepest.value(use->layer));
            deepest[use->layer] = depth;
            for (const OutlineNode::Source& source : sourcesOf(*use)) {
                int& known = depths[keyOf(source)];
                known = std::max(known, depth + 1);
            }
        }
        QList<int> layers = m_met.keys();
        std::sort(layers.begin(), layers.end(), [&](int left, int right) {
            const int byDepth = deepest.value(right) - deepest.value(left);
            return byDepth != 0 ? byDepth < 0 : m_met.value(left) < m_met.value(right);
        });
        return layers;
    }

private:
    struct Step {
        OutlineNode::Source use;
        qsizetype next = 0;
    };

    bool isInput(int layer) const
    {
        const OutlineLayer& found = m_outline.layers.at(layer);
        return found.layer.kind == LayerKind::Input && !found.model && !found.layer.isOperation;
    }

    const QList<OutlineNode::Source>& sourcesOf(const OutlineNode::Source& use) const
    {
        static const QList<OutlineNode::Source> none;
        return isInput(use.layer) ? none : m_outline.layers.at(use.layer).nodes.at(use.node).sources;
    }

    bool enter(const OutlineNode::Source& use)
    {
        const bool isThere = isInput(use.layer) ? use.node == 0
                                                : use.node < m_outline.layers.at(use.layer).nodes.size();
        if (!isThere || m_isFinished.value(keyOf(use), true) == false) {
            return false;
        }
        m_isFinished.insert(keyOf(use), false);
        if (!m_met.contains(use.layer)) {
            m_met.insert(use.layer, static_cast<int>(m_met.size()));
        }
        m_path.append({use, 0});
        return true;
    }

    const ModelOutline& m_outline;
    QList<Step> m_path;
    QHash<qint64, bool> m_isFinished;  ///< false while on the path
    QList<OutlineNode::Source> m_finished;
    QHash<int, int> m_met;  ///< layer to its number in the order met
};

}  // namespace

std::optional<QList<int>> layerOrder(const ModelOutline& outline)
{
    Walk walk(outline);
    return walk.run() ? std::optional(walk.order()) : std::nullopt;
}

}  // namespace epochmark
