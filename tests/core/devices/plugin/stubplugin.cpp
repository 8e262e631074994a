// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A PJRT plug-in that does what STUB_PLUGIN says, at the station that it names: "" trains (every result is
// the argument in its place), other words fail, hang or end the process. Further variables:
// STUB_SLOW: milliseconds a step. STUB_MEMORY: bytes of each device; what is uploaded beyond is refused.
// STUB_UNTOLD: it doesn't tell them. STUB_KIND: its devices' kind. STUB_CAPABILITY: their compute capability.
// STUB_PLATFORM: their platform. STUB_ASLEEP: a file that is made when it hangs or waits. STUB_GATE: see
// "wait at".

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <pjrt_c_api.h>
#include <unistd.h>

struct PJRT_Error {
    std::string message;
    PJRT_Error_Code code;
};
/// Counts what lies on the device.
struct PJRT_Buffer {
    explicit PJRT_Buffer(std::string content) : bytes(std::move(content)) { inUse += bytes.size(); }
    PJRT_Buffer(const PJRT_Buffer&) = delete;
    PJRT_Buffer& operator=(const PJRT_Buffer&) = delete;
    ~PJRT_Buffer() { inUse -= bytes.size(); }
    std::string bytes;
    static inline size_t inUse = 0;
};
struct PJRT_LoadedExecutable {
    size_t results = 0;
};
struct PJRT_Executable {
    size_t results = 0;
};
struct PJRT_DeviceDescription {
    int id = 0;
};

namespace {

PJRT_DeviceDescription g_descriptions[8];
int g_client = 0;

bool isMode(const char* mode)
{
    const char* wanted = std::getenv("STUB_PLUGIN");
    return std::strcmp(wanted != nullptr ? wanted : "", mode) == 0;
}

PJRT_Error* failed(PJRT_Error_Code code, const char* message)
{
    return new PJRT_Error{message, code};
}

/// A process of the plug-in's own, as compilers start them, that outlives everything.
void startHelper()
{
    if (fork() == 0) {
        for (;;) {
            pause();
        }
    }
}

/// Whoever looks on knows that it has come so far.
void makeSign()
{
    if (const char* sign = std::getenv("STUB_ASLEEP")) {
        if (std::FILE* file = std::fopen(sign, "w")) {
            std::fclose(file);
        }
    }
}

/// "hang at compile", "abort at compile", "exit at compile", "helper at compile" and so on.
void misbehave(const std::string& station)
{
    if (isMode(("hang at " + station).c_str())) {
        std::fprintf(stderr, "stub: asleep at %s\n", station.c_str());
        makeSign();
        for (;;) {
            pause();
        }
    }
    if (isMode(("wait at " + station).c_str())) {  // while the file that STUB_GATE names is there
        makeSign();
        const char* gate = std::getenv("STUB_GATE");
        while (gate != nullptr && access(gate, F_OK) == 0) {
            usleep(20'000);
        }
    }
    if (isMode(("slow at " + station).c_str())) {
        sleep(2);
    }
    if (isMode(("helper at " + station).c_str())) {
        startHelper();
    }
    if (isMode(("helper, then abort at " + station).c_str())) {
        startHelper();
        std::abort();
    }
    if (isMode(("print for ever at " + station).c_str())) {
        const std::string words(1 << 20, 'x');
        while (write(STDOUT_FILENO, words.data(), words.size()) > 0) {}
    }
    if (isMode(("abort at " + station).c_str())) {
        std::fprintf(stderr, "stub: terminate called at %s\n", station.c_str());
        std::abort();
    }
    if (isMode(("exit at " + station).c_str())) {
        std::exit(3);
    }
}

size_t memoryBytes()
{
    const char* limit = std::getenv("STUB_MEMORY");
    return limit != nullptr ? size_t(std::atoll(limit)) : size_t(8) << 30;
}

size_t elementBytes(PJRT_Buffer_Type type)
{
    return type == PJRT_Buffer_Type_U8 ? 1 : 4;
}

void errorDestroy(PJRT_Error_Destroy_Args* args)
{
    delete args->error;
}
void errorMessage(PJRT_Error_Message_Args* args)
{
    args->message = args->error->message.data();
    args->message_size = args->error->message.size();
}
PJRT_Error* errorCode(PJRT_Error_GetCode_Args* args)
{
    args->code = args->error->code;
    return nullptr;
}
/// As libtpu does where it isn't told that there is none.
void askMetadataServer()
{
    const char* skip = std::getenv("TPU_SKIP_MDS_QUERY");
    while (skip == nullptr || std::strcmp(skip, "1") != 0) {
        pause();
    }
}
PJRT_Error* initialize(PJRT_Plugin_Initialize_Args*)
{
    misbehave("initialise");
    if (isMode("metadata server")) {
        askMetadataServer();
    }
    return nullptr;
}
PJRT_Error* attributes(PJRT_Plugin_Attributes_Args* args)
{
    args->num_attributes = 0;
    return nullptr;
}
PJRT_Error* eventDestroy(PJRT_Event_Destroy_Args*)
{
    return nullptr;
}
PJRT_Error* eventAwait(PJRT_Event_Await_Args*)
{
    return nullptr;
}
/// As JAX tells XLA's clients for cards.
bool isToldToBeModest(const PJRT_Client_Create_Args& args)
{
    for (size_t i = 0; i < args.num_options; ++i) {
        const PJRT_NamedValue& option = args.create_options[i];
        if (std::string(option.name, option.name_size) == "preallocate"
            && option.type == PJRT_NamedValue_kBool && !option.bool_value) {
            return true;
        }
    }
    return false;
}
PJRT_Error* clientCreate(PJRT_Client_Create_Args* args)
{
    misbehave("client");
    if (isMode("no device")) {
        return failed(PJRT_Error_Code_NOT_FOUND, "TPU initialization failed: No jellyfish device found.");
    }
    if (isMode("busy")) {
        return failed(PJRT_Error_Code_ABORTED, "The TPU is already in use by process with pid 1.");
    }
    if (isMode("modest") && !isToldToBeModest(*args)) {
        return failed(PJRT_Error_Code_INTERNAL, "it wasn't told to leave memory to others");
    }
    if (isMode("refuses")) {
        return failed(PJRT_Error_Code_INTERNAL, "the driver is older than the library");
    }
    args->client = reinterpret_cast<PJRT_Client*>(&g_client);
    return nullptr;
}
PJRT_Error* clientDestroy(PJRT_Client_Destroy_Args*)
{
    return nullptr;
}
PJRT_Error* platformName(PJRT_Client_PlatformName_Args* args)
{
    const char* named = std::getenv("STUB_PLATFORM");
    args->platform_name = named != nullptr ? named : "stub";
    args->platform_name_size = isMode("garbage") ? size_t(1) << 60 : std::strlen(args->platform_name);
    return nullptr;
}
PJRT_Error* platformVersion(PJRT_Client_PlatformVersion_Args* args)
{
    args->platform_version = "stub 1.0";
    args->platform_version_size = 8;
    return nullptr;
}
PJRT_Error* devices(PJRT_Client_AddressableDevices_Args* args)
{
    static PJRT_Device* list[8];
    for (int i = 0; i < 8; ++i) {
        g_descriptions[i].id = 40 + i;
        list[i] = reinterpret_cast<PJRT_Device*>(&g_descriptions[i]);
    }
    args->addressable_devices = list;
    args->num_addressable_devices = isMode("none listed") ? 0 : isMode("eight cores") ? 8 : 1;
    return nullptr;
}
PJRT_Error* description(PJRT_Device_GetDescription_Args* args)
{
    args->device_description = reinterpret_cast<PJRT_DeviceDescription*>(args->device);
    return nullptr;
}
PJRT_Error* descriptionId(PJRT_DeviceDescription_Id_Args* args)
{
    args->id = args->device_description->id;
    return nullptr;
}
PJRT_Error* descriptionKind(PJRT_DeviceDescription_Kind_Args* args)
{
    const char* named = std::getenv("STUB_KIND");
    args->device_kind = named != nullptr ? named : "TPU v2";
    args->device_kind_size = std::strlen(args->device_kind);
    return nullptr;
}
PJRT_Error* descriptionText(PJRT_DeviceDescription_ToString_Args* args)
{
    args->to_string = "StubDevice";
    args->to_string_size = 10;
    return nullptr;
}
PJRT_Error* memoryStats(PJRT_Device_MemoryStats_Args* args)
{
    args->bytes_limit = int64_t(memoryBytes());
    args->bytes_limit_is_set = std::getenv("STUB_UNTOLD") == nullptr;
    return nullptr;
}
/// XLA's clients for cards tell it beside others.
PJRT_Error* descriptionAttributes(PJRT_DeviceDescription_Attributes_Args* args)
{
    static PJRT_NamedValue values[2];
    const char* capability = std::getenv("STUB_CAPABILITY");
    values[0].name = "core_count";
    values[0].name_size = 10;
    values[0].type = PJRT_NamedValue_kInt64;
    values[0].int64_value = 108;
    values[1].name = "compute_capability";
    values[1].name_size = 18;
    values[1].type = PJRT_NamedValue_kString;
    values[1].string_value = capability;
    values[1].value_size = capability != nullptr ? std::strlen(capability) : 0;
    args->attributes = values;
    args->num_attributes = capability != nullptr ? 2 : 1;
    return nullptr;
}
/// How many results the function's head names.
PJRT_Error* compile(PJRT_Client_Compile_Args* args)
{
    misbehave("compile");
    if (isMode("too old a dialect")) {
        return failed(PJRT_Error_Code_INVALID_ARGUMENT, "Failed to parse using StableHLO v0.9.0");
    }
    const std::string text(args->program->code, args->program->code_size);
    const size_t begin = text.find(") -> (");
    const std::string head = text.substr(begin, text.find(") {", begin) - begin);
    size_t results = isMode("garbage compiled") ? 1000 : 0;
    for (size_t at = head.find("tensor<"); at != std::string::npos; at = head.find("tensor<", at + 1)) {
        ++results;
    }
    args->executable = new PJRT_LoadedExecutable{results};
    return nullptr;
}
PJRT_Error* upload(PJRT_Client_BufferFromHostBuffer_Args* args)
{
    misbehave("upload");
    if (isMode("out of memory")) {
        return failed(PJRT_Error_Code_RESOURCE_EXHAUSTED, "Out of memory allocating 1 bytes.");
    }
    size_t bytes = elementBytes(args->type);
    for (size_t i = 0; i < args->num_dims; ++i) {
        bytes *= size_t(args->dims[i]);
    }
    if (PJRT_Buffer::inUse + bytes > memoryBytes()) {
        return failed(PJRT_Error_Code_RESOURCE_EXHAUSTED,
                      "Out of memory allocating what was to be uploaded.");
    }
    args->buffer = new PJRT_Buffer(std::string(static_cast<const char*>(args->data), bytes));
    args->done_with_host_buffer = nullptr;
    return nullptr;
}
PJRT_Error* executableDestroy(PJRT_Executable_Destroy_Args* args)
{
    delete args->executable;
    return nullptr;
}
PJRT_Error* outputs(PJRT_Executable_NumOutputs_Args* args)
{
    args->num_outputs = args->executable->results;
    return nullptr;
}
PJRT_Error* loadedDestroy(PJRT_LoadedExecutable_Destroy_Args* args)
{
    delete args->executable;
    return nullptr;
}
PJRT_Error* loadedExecutable(PJRT_LoadedExecutable_GetExecutable_Args* args)
{
    args->executable = new PJRT_Executable{args->loaded_executable->results};
    return nullptr;
}
PJRT_Error* execute(PJRT_LoadedExecutable_Execute_Args* args)
{
    misbehave("execute");
    if (args->executable->results == 3) {  // losses, hits, step: no state
        misbehave("evaluation");
    }
    if (isMode("lost")) {
        return failed(PJRT_Error_Code_UNAVAILABLE, "the device fell off the bus");
    }
    if (const char* slow = std::getenv("STUB_SLOW")) {
        usleep(useconds_t(std::atoi(slow)) * 1000);
    }
    for (size_t i = 0; i < args->executable->results; ++i) {
        args->output_lists[0][i] = new PJRT_Buffer(args->argument_lists[0][i]->bytes);
    }
    if (args->device_complete_events != nullptr) {
        args->device_complete_events[0] = nullptr;
    }
    return nullptr;
}
PJRT_Error* bufferDestroy(PJRT_Buffer_Destroy_Args* args)
{
    delete args->buffer;
    return nullptr;
}
PJRT_Error* bufferDevice(PJRT_Buffer_Device_Args* args)
{
    args->device = reinterpret_cast<PJRT_Device*>(&g_descriptions[isMode("elsewhere") ? 1 : 0]);
    return nullptr;
}
PJRT_Error* toHost(PJRT_Buffer_ToHostBuffer_Args* args)
{
    misbehave("read");
    std::memcpy(args->dst, args->src->bytes.data(), args->src->bytes.size());
    args->event = nullptr;
    return nullptr;
}

PJRT_Api makeApi()
{
    PJRT_Api api{};
    api.struct_size = isMode("short table") ? 200 : PJRT_Api_STRUCT_SIZE;
    api.pjrt_api_version.major_version = isMode("too new") ? 1 : 0;
    api.pjrt_api_version.minor_version = isMode("too old") ? 57 : 81;
    api.PJRT_Error_Destroy = errorDestroy;
    api.PJRT_Error_Message = errorMessage;
    api.PJRT_Error_GetCode = errorCode;
    api.PJRT_Plugin_Initialize = initialize;
    api.PJRT_Plugin_Attributes = attributes;
    api.PJRT_Event_Destroy = eventDestroy;
    api.PJRT_Event_Await = eventAwait;
    api.PJRT_Client_Create = clientCreate;
    api.PJRT_Client_Destroy = clientDestroy;
    api.PJRT_Client_PlatformName = platformName;
    api.PJRT_Client_PlatformVersion = platformVersion;
    api.PJRT_Client_AddressableDevices = devices;
    api.PJRT_Client_Compile = compile;
    api.PJRT_Client_BufferFromHostBuffer = upload;
    api.PJRT_DeviceDescription_Id = descriptionId;
    api.PJRT_DeviceDescription_Kind = descriptionKind;
    api.PJRT_DeviceDescription_Attributes = descriptionAttributes;
    api.PJRT_DeviceDescription_ToString = descriptionText;
    api.PJRT_Device_GetDescription = description;
    api.PJRT_Device_MemoryStats = memoryStats;
    api.PJRT_Executable_Destroy = executableDestroy;
    api.PJRT_Executable_NumOutputs = outputs;
    api.PJRT_LoadedExecutable_Destroy = loadedDestroy;
    api.PJRT_LoadedExecutable_GetExecutable = loadedExecutable;
    api.PJRT_LoadedExecutable_Execute = execute;
    api.PJRT_Buffer_Destroy = bufferDestroy;
    api.PJRT_Buffer_Device = bufferDevice;
    api.PJRT_Buffer_ToHostBuffer = toHost;
    return api;
}

}  // namespace

extern "C" const PJRT_Api* GetPjrtApi()
{
    static const PJRT_Api api = makeApi();
    return isMode("no interface") ? nullptr : &api;
}
