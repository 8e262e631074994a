// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/network/layeredlayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace epochmark {

namespace {

constexpr double kGapAcross = 28;
constexpr double kGapDown = 34;
constexpr double kBendWidth = 6;  // of an arrow that passes a row
constexpr int kOrderSweeps = 8;
constexpr int kPlaceSweeps = 12;
constexpr double kPassedPull = 0.001;  // of an arrow on a box that it ends or begins at
constexpr double kBendWeight = 0.001;  // boxes stay in line, arrows that pass make room

/// A box, or the place where an arrow passes a row.
struct Cell {
    int row = 0;
    double width = kBendWidth;
    double centre = 0;
    int position = 0;  ///< in its row
    bool isBox = false;
    std::vector<int> above;
    std::vector<int> below;
};

/// One layout under way.
class Arrangement {
public:
    Arrangement(const QList<QSizeF>& boxes, const QList<LayoutEdge>& edges);

    void order();
    void place();
    LayeredLayout result() const;

private:
    void addArrow(const LayoutEdge& edge);
    int addCell(int row);
    void sweep(bool isDown);
    void sortRow(std::vector<int>& row, bool isDown);
    void number(const std::vector<int>& row);
    long long crossings() const;
    static long long crossingsBetween(const std::vector<Cell>& cells, const std::vector<int>& upper);
    void settle(const std::vector<int>& row);
    double wanted(const Cell& cell) const;

    const QList<QSizeF>& m_boxes;
    std::vector<Cell> m_cells;               ///< the boxes first
    std::vector<std::vector<int>> m_rows;    ///< cells from left to right
    std::vector<std::vector<int>> m_arrows;  ///< the cells of each edge, from top to bottom
};

Arrangement::Arrangement(const QList<QSizeF>& boxes, const QList<LayoutEdge>& edges) : m_boxes(boxes)
{
    m_cells.resize(static_cast<size_t>(boxes.size()));
    for (const LayoutEdge& edge : edges) {  // ordered by their ends below: see sorted
        Q_ASSERT(edge.from < edge.to);
    }
    QList<LayoutEdge> sorted = edges;
    std::ranges::stable_sort(sorted, {}, &LayoutEdge::to);
    for (const LayoutEdge& edge : std::as_const(sorted)) {
        int& row = m_cells[static_cast<size_t>(edge.to)].row;
        row = std::max(row, m_cells[static_cast<size_t>(edge.from)].row + 1);
    }
    for (size_t i = 0; i < m_cells.size(); ++i) {
        m_cells[i].isBox = true;
        m_cells[i].width = boxes.at(static_cast<qsizetype>(i)).width();
        m_rows.resize(std::max(m_rows.size(), static_cast<size_t>(m_cells[i].row) + 1));
        m_rows[static_cast<size_t>(m_cells[i].row)].push_back(static_cast<int>(i));
    }
    for (const LayoutEdge& edge : edges) {
        addArrow(edge);
    }
    for (const std::vector<int>& row : m_rows) {
        number(row);
    }
}

int Arrangement::addCell(int row)
{
    Cell cell;
    cell.row = row;
    m_cells.push_back(cell);
    m_rows[static_cast<size_t>(row)].push_back(static_cast<int>(m_cells.size()) - 1);
    return static_cast<int>(m_cells.size()) - 1;
}

void Arrangement::addArrow(const LayoutEdge& edge)
{
    std::vector<int> passed{edge.from};
    const int last = m_cells[static_cast<size_t>(edge.to)].row;
    for (int row = m_cells[static_cast<size_t>(edge.from)].row + 1; row < last; ++row) {
        passed.push_back(addCell(row));
    }
    passed.push_back(edge.to);
    for (size_t i = 1; i < passed.size(); ++i) {
        m_cells[static_cast<size_t>(passed[i - 1])].below.push_back(passed[i]);
        m_cells[static_cast<size_t>(passed[i])].above.push_back(passed[i - 1]);
    }
    m_arrows.push_back(std::move(passed));
}

void Arrangement::number(const std::vector<int>& row)
{
    for (size_t i = 0; i < row.size(); ++i) {
        m_cells[static_cast<size_t>(row[i])].position = static_cast<int>(i);
    }
}

/// Each by the mean place of those it is joined with in the row before.
void Arrangement::sortRow(std::vector<int>& row, bool isDown)
{
    const auto mean = [this, isDown](int index) {
        const Cell& cell = m_cells[static_cast<size_t>(index)];
        const std::vector<int>& others = isDown ? cell.above : cell.below;
        if (others.empty()) {
            return static_cast<double>(cell.position);
        }
        double sum = 0;
        for (const int other : others) {
            sum += m_cells[static_cast<size_t>(other)].position;
        }
        return sum / static_cast<double>(others.size());
    };
    std::ranges::stable_sort(row, {}, mean);
    number(row);
}

void Arrangement::sweep(bool isDown)
{
    if (isDown) {
        for (auto row = m_rows.begin(); row != m_rows.end(); ++row) {
            sortRow(*row, true);
        }
    } else {
        for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) {
            sortRow(*row, false);
        }
    }
}

/// Pairs of arrows that change sides between a row and the next.
long long Arrangement::crossingsBetween(const std::vector<Cell>& cells, const std::vector<int>& upper)
{
    std::vector<std::pair<int, int>> arrows;
    for (const int index : upper) {
        for (const int below : cells[static_cast<size_t>(index)].below) {
            arrows.emplace_back(cells[static_cast<size_t>(index)].position,
                                cells[static_cast<size_t>(below)].position);
        }
    }
    long long count = 0;
    for (size_t i = 0; i < arrows.size(); ++i) {
        for (size_t j = i + 1; j < arrows.size(); ++j) {
            count += (arrows[i].first - arrows[j].first) * (arrows[i].second - arrows[j].second) < 0 ? 1 : 0;
        }
    }
    return count;
}

long long Arrangement::crossings() const
{
    return std::accumulate(
        m_rows.begin(), m_rows.end(), 0LL,
        [this](long long sum, const std::vector<int>& row) { return sum + crossingsBetween(m_cells, row); });
}

void Arrangement::order()
{
    std::vector<std::vector<int>> best = m_rows;
    long long fewest = crossings();
    for (int i = 0; i < kOrderSweeps && fewest > 0; ++i) {
        sweep(i % 2 == 0);
        if (const long long count = crossings(); count < fewest) {
            fewest = count;
            best = m_rows;
        }
    }
    m_rows = std::move(best);
    for (const std::vector<int>& row : m_rows) {
        number(row);
    }
}

/// The middle of all that it is joined with, above and below. A box stands beneath the boxes that feed it; an
/// arrow that passes beside them, as in each residual block, hardly draws it away.
double Arrangement::wanted(const Cell& cell) const
{
    double weights = 0;
    double sum = 0;
    for (const std::vector<int>* others : {&cell.above, &cell.below}) {
        for (const int index : *others) {
            const Cell& other = m_cells[static_cast<size_t>(index)];
            const double weight = cell.isBox && !other.isBox ? kPassedPull : 1;
            weights += weight;
            sum += weight * other.centre;
        }
    }
    return weights > 0 ? sum / weights : cell.centre;
}

/// As near as can be to where the cells of a row want to be, in their order and without overlapping: least
/// squares by pooling those that are in each other's way.
void Arrangement::settle(const std::vector<int>& row)
{
    struct Pool {
        double weight = 0;
        double sum = 0;
        size_t count = 0;
        double mean() const { return sum / weight; }
    };
    std::vector<Pool> pools;
    std::vector<double> offsets;
    double offset = 0;
    for (size_t i = 0; i < row.size(); ++i) {
        const Cell& cell = m_cells[static_cast<size_t>(row[i])];
        offset += i == 0 ? 0 : (m_cells[static_cast<size_t>(row[i - 1])].width + cell.width) / 2 + kGapAcross;
        offsets.push_back(offset);
        const double weight = cell.isBox ? 1 : kBendWeight;
        pools.push_back({weight, weight * (wanted(cell) - offset), 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().weight += last.weight;
            pools.back().sum += last.sum;
            pools.back().count += last.count;
        }
    }
    size_t i = 0;
    for (const Pool& pool : pools) {
        for (size_t k = 0; k < pool.count; ++k, ++i) {
            m_cells[static_cast<size_t>(row[i])].centre = pool.mean() + offsets[i];
        }
    }
}

void Arrangement::place()
{
    for (const std::vector<int>& row : m_rows) {
        double x = 0;
        for (const int index : row) {
            Cell& cell = m_cells[static_cast<size_t>(index)];
            cell.centre = x + cell.width / 2;
            x += cell.width + kGapAcross;
        }
    }
    for (int i = 0; i < kPlaceSweeps; ++i) {
        if (i % 2 == 0) {
            std::for_each(m_rows.begin(), m_rows.end(), [this](const auto& row) { settle(row); });
        } else {
            std::for_each(m_rows.rbegin(), m_rows.rend(), [this](const auto& row) { settle(row); });
        }
    }
}

LayeredLayout Arrangement::result() const
{
    LayeredLayout layout;
    double left = m_cells.empty() ? 0 : m_cells.front().centre;
    for (const Cell& cell : m_cells) {
        left = std::min(left, cell.centre - cell.width / 2);
    }
    std::vector<double> tops;
    double y = 0;
    for (const std::vector<int>& row : m_rows) {
        tops.push_back(y);
        double height = 0;
        for (const int index : row) {
            height = std::max(height, index < m_boxes.size() ? m_boxes.at(index).height() : 0);
        }
        y += height + kGapDown;
    }
    tops.push_back(y);
    double right = 0;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const Cell& cell = m_cells[static_cast<size_t>(i)];
        const QPointF corner(cell.centre - left - cell.width / 2, tops[static_cast<size_t>(cell.row)]);
        layout.boxes.append(QRectF(corner, m_boxes.at(i)));
    }
    for (const Cell& cell : m_cells) {
        right = std::max(right, cell.centre - left + cell.width / 2);
    }
    for (const std::vector<int>& arrow : m_arrows) {
        QPolygonF points;
        for (const int index : arrow) {
            const Cell& cell = m_cells[static_cast<size_t>(index)];
            const auto row = static_cast<size_t>(cell.row);
            const double x = cell.centre - left;
            const bool isFirst = index == arrow.front();
            if (!isFirst) {
                points.append(QPointF(x, tops[row]));
            }
            if (index != arrow.back()) {
                if (isFirst) {
                    points.append(QPointF(x, layout.boxes.at(index).bottom()));
                }
                points.append(QPointF(x, tops[row + 1] - kGapDown));
            }
        }
        layout.arrows.append(points);
    }
    layout.size = QSizeF(right, std::max(0.0, y - kGapDown));
    return layout;
}

}  // namespace

LayeredLayout LayeredLayout::of(const QList<QSizeF>& boxes, const QList<LayoutEdge>& edges)
{
    Arrangement arrangement(boxes, edges);
    arrangement.order();
    arrangement.place();
    return arrangement.result();
}

}  // namespace epochmark
