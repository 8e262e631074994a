// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/processor/threadaffinity.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <vector>

#ifdef __linux__
#include <dlfcn.h>
#include <sched.h>
#endif

namespace epochmark {

namespace {

/// Kuhn's: a thread takes a free processor, or one whose thread finds another.
class ProcessorMatching {
public:
    explicit ProcessorMatching(const QList<QList<int>>& allowed) : m_allowed(allowed) {}

    bool place(qsizetype thread)
    {
        m_tried.clear();
        return placeAnew(thread);
    }

private:
    bool placeAnew(qsizetype thread)
    {
        for (const int processor : m_allowed.at(thread)) {
            if (!m_owner.contains(processor)) {
                m_owner.insert(processor, thread);
                return true;
            }
        }
        for (const int processor : m_allowed.at(thread)) {
            if (m_tried.contains(processor)) {
                continue;
            }
            m_tried.insert(processor);
            if (placeAnew(m_owner.value(processor))) {
                m_owner.insert(processor, thread);
                return true;
            }
        }
        return false;
    }

    const QList<QList<int>>& m_allowed;
    QHash<int, qsizetype> m_owner;
    QSet<int> m_tried;
};

#ifdef __linux__
/// `processors` ascending, not empty.
void bindThisThread(const QList<int>& processors)
{
    std::vector<cpu_set_t> mask(static_cast<size_t>(processors.last()) / CPU_SETSIZE + 1);
    const size_t bytes = mask.size() * sizeof(cpu_set_t);
    for (const int processor : processors) {
        CPU_SET_S(static_cast<size_t>(processor), bytes, mask.data());
    }
    // Refused only where the system has taken processors away meanwhile: what is left is right then.
    ::sched_setaffinity(0, bytes, mask.data());
}

template <typename Function>
Function openMpFunction(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_DEFAULT, name));
}

/// What OpenMP tells of its places, where one is loaded that binds threads.
class OpenMpPlaces {
public:
    OpenMpPlaces()
        : m_binding(openMpFunction<int (*)()>("omp_get_proc_bind")),
          m_count(openMpFunction<int (*)()>("omp_get_num_places")),
          m_own(openMpFunction<int (*)()>("omp_get_place_num")),
          m_size(openMpFunction<int (*)(int)>("omp_get_place_num_procs")),
          m_numbers(openMpFunction<void (*)(int, int*)>("omp_get_place_proc_ids"))
    {}

    bool isBinding() const
    {
        return m_binding != nullptr && m_count != nullptr && m_own != nullptr && m_size != nullptr
               && m_numbers != nullptr && m_binding() != 0;
    }
    /// Ascending; empty for a place that isn't.
    QList<int> processors(int place) const
    {
        QList<int> numbers(place >= 0 ? std::max(0, m_size(place)) : 0);
        if (!numbers.isEmpty()) {
            m_numbers(place, numbers.data());
            std::sort(numbers.begin(), numbers.end());
        }
        return numbers;
    }
    QList<int> allProcessors() const
    {
        QList<int> all;
        for (int place = 0; place < m_count(); ++place) {
            all += processors(place);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
    /// The calling thread's; -1: none.
    int own() const { return m_own(); }

private:
    int (*m_binding)();
    int (*m_count)();
    int (*m_own)();
    int (*m_size)(int);
    void (*m_numbers)(int, int*);
};
#endif

}  // namespace

void leaveOpenMpPlace()
{
#ifdef __linux__
    const OpenMpPlaces places;
    const QList<int> processors = places.isBinding() ? places.allProcessors() : QList<int>();
    if (!processors.isEmpty()) {
        bindThisThread(processors);
    }
#endif
}

void enterOpenMpPlace()
{
#ifdef __linux__
    const OpenMpPlaces places;
    const QList<int> processors = places.isBinding() ? places.processors(places.own()) : QList<int>();
    if (!processors.isEmpty()) {
        bindThisThread(processors);
    }
#endif
}

QList<int> processorsOfThisThread()
{
    QList<int> processors;
#ifdef __linux__
    constexpr size_t kMostSets = 64;  // of 1024 processors each: more than the kernel knows
    for (size_t sets = 1; sets <= kMostSets; sets *= 2) {
        std::vector<cpu_set_t> mask(sets);
        const size_t bytes = sets * sizeof(cpu_set_t);
        if (::sched_getaffinity(0, bytes, mask.data()) != 0) {
            continue;  // the kernel's own mask is longer
        }
        for (size_t number = 0; number < bytes * 8; ++number) {
            if (CPU_ISSET_S(number, bytes, mask.data())) {
                processors.append(static_cast<int>(number));
            }
        }
        break;
    }
#endif
    return processors;
}

AffinityKeeper::~AffinityKeeper()
{
#ifdef __linux__
    if (!m_processors.isEmpty() && m_processors != processorsOfThisThread()) {
        bindThisThread(m_processors);
    }
#endif
}

int runnableAtOnce(const QList<QList<int>>& allowed)
{
    ProcessorMatching matching(allowed);
    int running = 0;
    for (qsizetype thread = 0; thread < allowed.size(); ++thread) {
        if (allowed.at(thread).isEmpty() || matching.place(thread)) {
            ++running;
        }
    }
    return running;
}

}  // namespace epochmark
