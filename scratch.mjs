// node_modules/zod/v4/core/util.js
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source) {
  const start2 = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start2, end);
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
  Object.defineProperty(target, key, {
    get() {
      const value = getter();
      assignProp(this, key, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key, value) {
  if (key in target)
    assignProp(target, key, value);
  else
    target[key] = value;
}
function mirrorShape(target, source, keys, wrap) {
  const raw = sourceShape(source);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value = source._zod.def.shape[key];
        return wrap ? wrap(value, key) : value;
      });
    } else
      putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
function maskedKeys(schema, mask) {
  const raw = sourceShape(schema);
  const keys = [];
  for (const key of Reflect.ownKeys(mask)) {
    if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
      throw new Error(`Unrecognized key: "${String(key)}"`);
    }
    if (mask[key])
      keys.push(key);
  }
  return keys;
}
function partial(Class, schema, mask, name = "partial") {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
  }
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class && ((value, key) => selected && !selected.has(key) ? value : new Class({ type: "optional", innerType: value })));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a2;
    (_a2 = iss).path ?? (_a2.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max3 = d.maximum ?? d.length ?? d.size;
    if (max3 >= 0)
      caps.push([max3, ch]);
  }
  return caps;
}
function attachSchema(issues, start2, inst) {
  var _a2;
  for (let i = start2; i < issues.length; i++) {
    (_a2 = issues[i]).schema ?? (_a2.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config3) {
  var _a2;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a2 = iss).schema ?? (_a2.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config3.customError?.(iss)) ?? unwrapMessage(config3.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units2 = str.length;
  if (!highSurrogate.test(str))
    return units2;
  let count = units2;
  for (let i = 0; i < units2 - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count--;
      i++;
    }
  }
  return count;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function members(proto, table) {
  for (const key in table) {
    const desc = Object.getOwnPropertyDescriptor(table, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}

// node_modules/zod/v4/core/core.js
var _a;
var NEVER = /* @__PURE__ */ Object.freeze({
  status: "aborted"
});
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name)) {
      return;
    }
    inst._zod.traits.add(name);
    initializer2(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name);
    }
  });
  Object.defineProperty(_, "name", { value: name });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name) {
    super(`Encountered unidirectional transform during encode: ${name}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});

// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parse = /* @__PURE__ */ _parse($ZodRealError);
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
  let error;
  return {
    success: false,
    get error() {
      if (!error) {
        error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error;
    },
    set error(e) {
      error = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a2;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
});
var _whenHasLength = (payload) => {
  const val = payload.value;
  return !nullish(val) && val.length !== void 0;
};
var $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
  var _a2;
  $ZodCheck.init(inst, def);
  (_a2 = inst._zod.def).when ?? (_a2.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units2 = input.length;
    const length = typeof input === "string" && units2 >= def.minimum && units2 < def.minimum * 2 ? codePointLength(input) : units2;
    if (length >= def.minimum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_small",
      minimum: def.minimum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a2;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a2 = inst._zod).deferred ?? (_a2.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
var $ZodNever = /* @__PURE__ */ $constructor("$ZodNever", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _ctx) => {
    payload.issues.push({
      expected: "never",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse2 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max3, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max3 && ch._zod.def.when(payload)) {
          const start2 = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start2].continue = false;
          attachSchema(payload.issues, start2, inst);
          return payload;
        }
      }
    }
    return parse2(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key in shape) {
      const field2 = shape[key]._zod;
      if (field2.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ */ new Set());
        }
        for (const v of field2.values)
          propValues[key].add(v);
        if (field2.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject3 = isObject;
  const catchall = def.catchall;
  let value;
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject3(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
var $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
  $ZodType.init(inst, def);
  const values = new Set(def.values);
  inst._zod.values = values;
  defineLazyInternal(inst, "pattern", (zod) => {
    const vals = zod.def.values;
    return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (values.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values: def.values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodExactOptional = /* @__PURE__ */ $constructor("$ZodExactOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
  inst._zod.parse = (payload, ctx) => {
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}

// node_modules/zod/v4/core/api.js
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
  return new Class({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
  return new Class({
    type: "never",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
  return new $ZodCheckMinLength({
    check: "min_length",
    ...normalizeParams(params),
    minimum
  });
}

// node_modules/zod/v4/mini/schemas.js
var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
  if (!inst._zod)
    throw new Error("Uninitialized schema in ZodMiniType.");
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
}, {
  // `with` is an alias for `check`: the same function object, not a wrapper.
  get with() {
    return this.check;
  },
  set with(value) {
    own(this, "with", value);
  },
  parse(data, params) {
    return parse(this, data, params, { callee: this.parse });
  },
  parseAsync(data, params) {
    return parseAsync(this, data, params, { callee: this.parseAsync });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  check(...checks) {
    const def = this.def;
    return this.clone({
      ...def,
      checks: [
        ...def.checks ?? [],
        ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }, { parent: true });
  },
  clone(_def, params) {
    return clone(this, _def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  }
});
var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
var ZodMiniNever = /* @__PURE__ */ $constructor("ZodMiniNever", (inst, def) => {
  $ZodNever.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function never(params) {
  return _never(ZodMiniNever, params);
}
var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function strictObject(shape, params) {
  return new ZodMiniObject({
    type: "object",
    shape,
    catchall: /* @__PURE__ */ never(),
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function looseObject(shape, params) {
  return new ZodMiniObject({
    type: "object",
    shape,
    catchall: /* @__PURE__ */ unknown(),
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function exactPartial(schema, mask) {
  return partial(ZodMiniExactOptional, schema, mask, "exactPartial");
}
var ZodMiniLiteral = /* @__PURE__ */ $constructor("ZodMiniLiteral", (inst, def) => {
  $ZodLiteral.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
  return new ZodMiniLiteral({
    type: "literal",
    values: Array.isArray(value) ? value : [value],
    ...normalizeParams(params)
  });
}
var ZodMiniTransform = /* @__PURE__ */ $constructor("ZodMiniTransform", (inst, def) => {
  $ZodTransform.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
  return new ZodMiniTransform({
    type: "transform",
    transform: fn
  });
}
var ZodMiniExactOptional = /* @__PURE__ */ $constructor("ZodMiniExactOptional", (inst, def) => {
  $ZodExactOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function exactOptional(innerType) {
  return new ZodMiniExactOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniPipe = /* @__PURE__ */ $constructor("ZodMiniPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
  return new ZodMiniPipe({
    type: "pipe",
    in: in_,
    out
  });
}

// src/issues/cap-text.ts
var TEXT_BYTES = 2048;
var ELLIPSIS = "\u2026";
var ELLIPSIS_BYTES = 3;
function capText(text, bytes = TEXT_BYTES) {
  if (text.length * 3 <= bytes) return text;
  let used = 0;
  let kept2 = 0;
  for (let at4 = 0; at4 < text.length; ) {
    const point = text.codePointAt(at4) ?? 0;
    used += bytesOf(point);
    if (used > bytes) return text.slice(0, kept2) + ELLIPSIS;
    at4 += point > 65535 ? 2 : 1;
    if (used <= bytes - ELLIPSIS_BYTES) kept2 = at4;
  }
  return text;
}
function bytesOf(codePoint) {
  if (codePoint < 128) return 1;
  if (codePoint < 2048) return 2;
  return codePoint < 65536 ? 3 : 4;
}

// src/issues/billing-issues.ts
var billingSentences = {};

// src/issues/sentences.ts
function didYouMean(nearest) {
  return nearest === void 0 ? "" : `; did you mean '${nearest}'?`;
}
function didYouMeanZh(nearest) {
  return nearest === void 0 ? "" : `;\u662F\u5426\u60F3\u5199\u201C${nearest}\u201D?`;
}

// src/issues/condition-issues.ts
var MEASURE_ZH = { depth: "\u5C42", nodes: "\u4E2A\u8282\u70B9", values: "\u4E2A\u503C" };
var conditionSentences = {
  "condition-form": {
    en: (f) => `${f.found} is not a condition; expected ${f.expected}`,
    zh: (f) => `${f.found} \u4E0D\u662F\u6761\u4EF6;\u5E94\u4E3A ${f.expected}`
  },
  "condition-key-unknown": {
    en: (f) => `unknown key '${f.key}' in a condition${didYouMean(f.nearest)}`,
    zh: (f) => `\u6761\u4EF6\u4E2D\u6709\u672A\u77E5\u7684\u952E\u201C${f.key}\u201D${didYouMeanZh(f.nearest)}`
  },
  "condition-operator-unknown": {
    en: (f) => `unknown operator '${f.operator}'${didYouMean(f.nearest)}`,
    zh: (f) => `\u672A\u77E5\u8FD0\u7B97\u7B26\u201C${f.operator}\u201D${didYouMeanZh(f.nearest)}`
  },
  "condition-fact-unknown": {
    en: (f) => `unknown fact '${f.fact}'${didYouMean(f.nearest)}`,
    zh: (f) => `\u672A\u77E5\u56E0\u5B50\u201C${f.fact}\u201D${didYouMeanZh(f.nearest)}`
  },
  "condition-type": {
    en: (f) => `${f.fact} ${f.operator} takes ${f.expected}, not ${f.found}`,
    zh: (f) => `${f.fact} ${f.operator} \u9700\u8981 ${f.expected},\u800C\u4E0D\u662F ${f.found}`
  },
  "condition-too-large": {
    en: (f) => `the condition has more than ${f.max} ${f.measure}`,
    zh: (f) => `\u6761\u4EF6\u8D85\u8FC7 ${f.max} ${MEASURE_ZH[f.measure]}`
  }
};

// src/issues/decide-issues.ts
var decideSentences = {
  "measure-negative": {
    en: (f) => `the measure of '${f.fee}' is ${f.measure}; its price rejects negative measures`,
    zh: (f) => `\u8D39\u7528\u201C${f.fee}\u201D\u7684\u8BA1\u91CF\u4E3A ${f.measure};\u5176\u4EF7\u683C\u4E0D\u63A5\u53D7\u8D1F\u6570\u8BA1\u91CF`
  },
  "measure-above-top": {
    en: (f) => `the measure of '${f.fee}' is ${f.measure}, above the top of its last band, ${f.top}`,
    zh: (f) => `\u8D39\u7528\u201C${f.fee}\u201D\u7684\u8BA1\u91CF\u4E3A ${f.measure},\u8D85\u8FC7\u6700\u9AD8\u4E00\u6863\u7684\u4E0A\u9650 ${f.top}`
  },
  "balance-missing": {
    en: (f) => `the snapshot has no balance of the accumulator '${f.accumulator}'`,
    zh: (f) => `\u6570\u636E\u5FEB\u7167\u4E2D\u6CA1\u6709\u7D2F\u989D\u201C${f.accumulator}\u201D\u7684\u4F59\u989D`
  },
  "weight-negative": {
    en: (f) => `the weight of '${f.bearer}' in '${f.apportionment}' is ${f.weight}; a weight is not negative`,
    zh: (f) => `\u201C${f.apportionment}\u201D\u4E2D\u201C${f.bearer}\u201D\u7684\u6743\u91CD\u4E3A ${f.weight};\u6743\u91CD\u4E0D\u5F97\u4E3A\u8D1F`
  },
  "unplaced-rejected": {
    en: (f) => `${f.unplaced} of '${f.apportionment}' could be placed with nobody, and it rejects that`,
    zh: (f) => `\u201C${f.apportionment}\u201D\u6709 ${f.unplaced} \u65E0\u4EBA\u53EF\u627F\u62C5,\u4E14\u89C4\u5219\u8981\u6C42\u62D2\u7EDD`
  }
};

// src/issues/document-issues.ts
var EXPECTATIONS = {
  id: [
    "an id of 1 to 128 characters, without control characters and without blanks at its ends",
    "1 \u81F3 128 \u4E2A\u5B57\u7B26\u7684\u6807\u8BC6,\u4E0D\u542B\u63A7\u5236\u5B57\u7B26,\u9996\u5C3E\u65E0\u7A7A\u767D"
  ],
  revision: ["a whole number from 1 to 2147483647", "1 \u81F3 2147483647 \u7684\u6574\u6570"],
  instant: [
    "an instant with offset, such as '2026-11-24T10:00:00+08:00'",
    "\u5E26\u65F6\u533A\u504F\u79FB\u7684\u65F6\u523B,\u5982 \u201C2026-11-24T10:00:00+08:00\u201D"
  ],
  currency: ["an ISO 4217 code such as 'CNY'", "ISO 4217 \u8D27\u5E01\u4EE3\u7801,\u5982 \u201CCNY\u201D"],
  facts: ["an object of facts by name", "\u4EE5\u540D\u79F0\u4E3A\u952E\u7684\u4E8B\u5B9E\u5BF9\u8C61"]
};
var MEASURES = {
  facts: ["facts", "\u4E2A\u4E8B\u5B9E"],
  characters: ["characters in its facts", "\u4E2A\u5B57\u7B26(\u4E8B\u5B9E\u5408\u8BA1)"],
  values: ["values in one fact", "\u4E2A\u503C(\u5355\u4E2A\u4E8B\u5B9E)"],
  bytes: ["bytes in one fact", "\u5B57\u8282(\u5355\u4E2A\u4E8B\u5B9E)"],
  depth: ["levels in one fact", "\u5C42(\u5355\u4E2A\u4E8B\u5B9E)"]
};
var documentSentences = {
  "document-not-plain": {
    en: ({ found }) => `A document must be a plain object; ${found} arrived`,
    zh: ({ found }) => `\u5355\u636E\u5FC5\u987B\u662F\u666E\u901A\u5BF9\u8C61;\u6536\u5230\u7684\u662F ${found}`
  },
  "document-field-missing": {
    en: ({ field: field2, expected: expected2 }) => `The document has no '${field2}'; expected ${EXPECTATIONS[expected2][0]}`,
    zh: ({ field: field2, expected: expected2 }) => `\u5355\u636E\u7F3A\u5C11\u201C${field2}\u201D;\u5E94\u4E3A${EXPECTATIONS[expected2][1]}`
  },
  "document-field-unknown": {
    en: ({ field: field2, nearest }) => `A document has no member '${field2}'; facts of its own belong in 'facts'${didYouMean(nearest)}`,
    zh: ({ field: field2, nearest }) => `\u5355\u636E\u6CA1\u6709\u6210\u5458\u201C${field2}\u201D;\u81EA\u6709\u4E8B\u5B9E\u5E94\u653E\u5728\u201Cfacts\u201D\u4E2D${didYouMeanZh(nearest)}`
  },
  "document-field-invalid": {
    en: ({ field: field2, found, expected: expected2 }) => `'${field2}' of the document is ${found}; expected ${EXPECTATIONS[expected2][0]}`,
    zh: ({ field: field2, found, expected: expected2 }) => `\u5355\u636E\u7684\u201C${field2}\u201D\u4E3A ${found};\u5E94\u4E3A${EXPECTATIONS[expected2][1]}`
  },
  "document-fact-name": {
    en: ({ name }) => `${name} cannot name a fact; expected 1 to 64 characters that are not reserved, each name once`,
    zh: ({ name }) => `${name} \u4E0D\u80FD\u4F5C\u4E3A\u4E8B\u5B9E\u540D\u79F0;\u5E94\u4E3A 1 \u81F3 64 \u4E2A\u5B57\u7B26,\u975E\u4FDD\u7559\u540D,\u4E14\u4E0D\u91CD\u590D`
  },
  "document-fact-unreadable": {
    en: ({ fact, found }) => `Fact '${fact}' of the document holds ${found}; expected plain JSON whose text can be stored`,
    zh: ({ fact, found }) => `\u5355\u636E\u7684\u4E8B\u5B9E\u201C${fact}\u201D\u542B\u6709 ${found};\u5E94\u4E3A\u53EF\u5B58\u50A8\u7684\u666E\u901A JSON`
  },
  "document-too-large": {
    en: ({ measure, limit }) => `The document is too large: at most ${limit} ${MEASURES[measure][0]} are accepted`,
    zh: ({ measure, limit }) => `\u5355\u636E\u8FC7\u5927:\u6700\u591A\u63A5\u53D7 ${limit} ${MEASURES[measure][1]}`
  }
};

// src/issues/factor-issues.ts
var EXPECTATIONS2 = {
  "provider-name": [
    "a name of 1 to 128 characters, other than 'document' and 'default'",
    "1 \u81F3 128 \u4E2A\u5B57\u7B26\u7684\u540D\u79F0,\u4E14\u4E0D\u662F\u201Cdocument\u201D\u6216\u201Cdefault\u201D"
  ],
  "factor-codes": ["a list of codes of factors", "\u56E0\u5B50\u7F16\u7801\u5217\u8868"],
  businesses: ["a list of businesses", "\u4E1A\u52A1\u5217\u8868"],
  text: ["a text", "\u6587\u672C"],
  function: ["a function", "\u51FD\u6570"],
  "aligned-list": ["a list with one entry for each document", "\u4E0E\u5355\u636E\u4E00\u4E00\u5BF9\u5E94\u7684\u5217\u8868"],
  "facts-by-code": ["an object of facts by code, or undefined", "\u4EE5\u7F16\u7801\u4E3A\u952E\u7684\u4E8B\u5B9E\u5BF9\u8C61,\u6216 undefined"],
  "declared-factor": ["only factors that the provider declares", "\u4EC5\u9650\u8BE5\u63D0\u4F9B\u65B9\u58F0\u660E\u7684\u56E0\u5B50"],
  "provided-fact": ["an object with value, and perhaps time and version", "\u542B value \u7684\u5BF9\u8C61,\u53EF\u542B time \u548C version"],
  instant: [
    "an instant with offset, such as '2026-11-24T10:00:00+08:00'",
    "\u5E26\u65F6\u533A\u504F\u79FB\u7684\u65F6\u523B,\u5982 \u201C2026-11-24T10:00:00+08:00\u201D"
  ],
  snapshot: ["a snapshot of format 1", "\u683C\u5F0F\u4E3A 1 \u7684\u5FEB\u7167"],
  "snapshot-member": ["what a snapshot of format 1 holds here", "\u683C\u5F0F 1 \u7684\u5FEB\u7167\u5728\u6B64\u5904\u5E94\u6709\u7684\u5185\u5BB9"],
  "declared-fact": ["a canonical value of the factor's type", "\u8BE5\u56E0\u5B50\u7C7B\u578B\u7684\u89C4\u8303\u503C"]
};
var sourceEn = (provider) => {
  if (provider === "document") return "the document itself";
  return provider === "default" ? "its default" : `provider '${provider}'`;
};
var sourceZh = (provider) => {
  if (provider === "document") return "\u5355\u636E\u81EA\u8EAB";
  return provider === "default" ? "\u9ED8\u8BA4\u503C" : `\u63D0\u4F9B\u65B9\u201C${provider}\u201D`;
};
var factorSentences = {
  "fact-invalid": {
    en: (f) => `Factor '${f.factor}' of document '${f.document}' is ${f.found}, from ${sourceEn(f.provider)}; expected ${f.expected}`,
    zh: (f) => `\u5355\u636E\u201C${f.document}\u201D\u7684\u56E0\u5B50\u201C${f.factor}\u201D\u4E3A ${f.found}(\u6765\u81EA${sourceZh(f.provider)});\u5E94\u4E3A ${f.expected}`
  },
  "fact-currency": {
    en: (f) => `Factor '${f.factor}' of document '${f.document}' is in ${f.found}, from ${sourceEn(f.provider)}; expected ${f.expected}`,
    zh: (f) => `\u5355\u636E\u201C${f.document}\u201D\u7684\u56E0\u5B50\u201C${f.factor}\u201D\u5E01\u79CD\u4E3A ${f.found}(\u6765\u81EA${sourceZh(f.provider)});\u5E94\u4E3A ${f.expected}`
  },
  "balance-key-missing": {
    en: (f) => `Accumulator '${f.accumulator}' is kept by '${f.part}', which document '${f.document}' doesn't have`,
    zh: (f) => `\u7D2F\u989D\u201C${f.accumulator}\u201D\u6309\u201C${f.part}\u201D\u7D2F\u8BA1,\u4F46\u5355\u636E\u201C${f.document}\u201D\u6CA1\u6709\u8BE5\u503C`
  },
  "provider-failed": {
    en: (f) => `Provider '${f.provider}' failed, so document '${f.document}' lacks ${f.factors}: ${f.reason}`,
    zh: (f) => `\u63D0\u4F9B\u65B9\u201C${f.provider}\u201D\u51FA\u9519,\u5355\u636E\u201C${f.document}\u201D\u7F3A\u5C11 ${f.factors}:${f.reason}`
  },
  "provider-late": {
    en: (f) => `Provider '${f.provider}' didn't answer within ${f.milliseconds} ms, so document '${f.document}' lacks ${f.factors}`,
    zh: (f) => `\u63D0\u4F9B\u65B9\u201C${f.provider}\u201D\u5728 ${f.milliseconds} \u6BEB\u79D2\u5185\u6CA1\u6709\u5E94\u7B54,\u5355\u636E\u201C${f.document}\u201D\u7F3A\u5C11 ${f.factors}`
  },
  "provider-answer": {
    en: (f) => `Provider '${f.provider}' was asked for ${f.factors} of document '${f.document}' and answered ${f.found}; expected ${EXPECTATIONS2[f.expected][0]}`,
    zh: (f) => `\u63D0\u4F9B\u65B9\u201C${f.provider}\u201D\u5C31\u5355\u636E\u201C${f.document}\u201D\u7684 ${f.factors} \u7B54\u590D\u4E3A ${f.found};\u5E94\u4E3A${EXPECTATIONS2[f.expected][1]}`
  },
  "provider-invalid": {
    en: (f) => `Provider '${f.provider}' has ${f.found} for '${f.member}'; expected ${EXPECTATIONS2[f.expected][0]}`,
    zh: (f) => `\u63D0\u4F9B\u65B9\u201C${f.provider}\u201D\u7684\u201C${f.member}\u201D\u4E3A ${f.found};\u5E94\u4E3A${EXPECTATIONS2[f.expected][1]}`
  },
  "provider-declared-twice": {
    en: (f) => `There are two providers named '${f.provider}'`,
    zh: (f) => `\u6709\u4E24\u4E2A\u63D0\u4F9B\u65B9\u540C\u540D\u201C${f.provider}\u201D`
  },
  "provider-factor-unknown": {
    en: (f) => `Provider '${f.provider}' offers '${f.factor}', which is a factor of no model${didYouMean(f.nearest)}`,
    zh: (f) => `\u63D0\u4F9B\u65B9\u201C${f.provider}\u201D\u63D0\u4F9B\u7684\u201C${f.factor}\u201D\u4E0D\u662F\u4EFB\u4F55\u6A21\u578B\u7684\u56E0\u5B50${didYouMeanZh(f.nearest)}`
  },
  "provider-business-unknown": {
    en: (f) => `Provider '${f.provider}' is for '${f.business}', which is the business of no model${didYouMean(f.nearest)}`,
    zh: (f) => `\u63D0\u4F9B\u65B9\u201C${f.provider}\u201D\u6240\u5C5E\u7684\u201C${f.business}\u201D\u4E0D\u662F\u4EFB\u4F55\u6A21\u578B\u7684\u4E1A\u52A1${didYouMeanZh(f.nearest)}`
  },
  "snapshot-invalid": {
    en: (f) => `The snapshot holds ${f.found} here; expected ${EXPECTATIONS2[f.expected][0]}`,
    zh: (f) => `\u5FEB\u7167\u6B64\u5904\u4E3A ${f.found};\u5E94\u4E3A${EXPECTATIONS2[f.expected][1]}`
  }
};

// src/issues/formula-issues.ts
var at = (f) => `line ${f.line}, column ${f.column}: `;
var atZh = (f) => `\u7B2C ${f.line} \u884C\u7B2C ${f.column} \u5217:`;
var EXPECTED_EN = {
  value: "a name, a number, a text or (",
  operator: "an operator",
  end: "the end",
  ")": ")",
  "]": "]",
  ":": ":",
  quote: "a closing quote"
};
var EXPECTED_ZH = {
  value: "\u540D\u79F0\u3001\u6570\u5B57\u3001\u6587\u672C\u6216 (",
  operator: "\u8FD0\u7B97\u7B26",
  end: "\u7ED3\u5C3E",
  ")": ")",
  "]": "]",
  ":": ":",
  quote: "\u53F3\u5F15\u53F7"
};
var MEASURE_ZH2 = { characters: "\u5B57\u7B26", nodes: "\u8282\u70B9", depth: "\u5C42\u6DF1", arguments: "\u53C2\u6570" };
var REASON_EN = {
  "mixed-scripts": "mixes letters of several scripts",
  "look-alike": "holds a look-alike of another letter",
  "too-long": "is longer than 64 characters",
  invisible: "holds an invisible letter"
};
var REASON_ZH = {
  "mixed-scripts": "\u6DF7\u7528\u4E86\u591A\u79CD\u6587\u5B57",
  "look-alike": "\u542B\u6709\u5F62\u8FD1\u5B57\u7B26",
  "too-long": "\u8D85\u8FC7 64 \u4E2A\u5B57\u7B26",
  invisible: "\u542B\u6709\u4E0D\u53EF\u89C1\u5B57\u7B26"
};
var formulaSentences = {
  "formula-too-large": {
    en: (f) => `${at(f)}the formula has more than ${f.max} ${f.measure}`,
    zh: (f) => `${atZh(f)}\u516C\u5F0F\u8D85\u8FC7 ${f.max} \u4E2A${MEASURE_ZH2[f.measure]}`
  },
  "formula-character": {
    en: (f) => `${at(f)}'${f.found}' is not part of a formula${f.instead === void 0 ? "" : `; write ${f.instead}`}`,
    zh: (f) => `${atZh(f)}\u516C\u5F0F\u4E2D\u4E0D\u80FD\u4F7F\u7528\u201C${f.found}\u201D${f.instead === void 0 ? "" : `,\u8BF7\u5199 ${f.instead}`}`
  },
  "formula-name-invalid": {
    en: (f) => `${at(f)}the name '${f.name}' ${REASON_EN[f.reason]}`,
    zh: (f) => `${atZh(f)}\u540D\u79F0\u201C${f.name}\u201D${REASON_ZH[f.reason]}`
  },
  "formula-literal-invalid": {
    en: (f) => `${at(f)}'${f.found}' is not a number that a formula can hold exactly`,
    zh: (f) => `${atZh(f)}\u201C${f.found}\u201D\u4E0D\u662F\u516C\u5F0F\u53EF\u7CBE\u786E\u8868\u793A\u7684\u6570\u5B57`
  },
  "formula-syntax": {
    en: (f) => `${at(f)}expected ${EXPECTED_EN[f.expected]}, found ${f.found === "" ? "the end" : `'${f.found}'`}`,
    zh: (f) => `${atZh(f)}\u6B64\u5904\u5E94\u4E3A${EXPECTED_ZH[f.expected]},\u5B9E\u9645\u4E3A${f.found === "" ? "\u7ED3\u5C3E" : `\u201C${f.found}\u201D`}`
  },
  "formula-name-unknown": {
    en: (f) => `${at(f)}unknown name '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}\u672A\u77E5\u540D\u79F0\u201C${f.name}\u201D${didYouMeanZh(f.nearest)}`
  },
  "formula-function-unknown": {
    en: (f) => `${at(f)}unknown function '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}\u672A\u77E5\u51FD\u6570\u201C${f.name}\u201D${didYouMeanZh(f.nearest)}`
  },
  "formula-arguments": {
    en: (f) => `${at(f)}${f.name} takes ${f.expected}`,
    zh: (f) => `${atZh(f)}${f.name} \u7684\u53C2\u6570\u5E94\u4E3A ${f.expected}`
  },
  "formula-type": {
    en: (f) => `${at(f)}${f.operation} takes ${f.expected}, not ${f.found}`,
    zh: (f) => `${atZh(f)}${f.operation} \u9700\u8981 ${f.expected},\u800C\u4E0D\u662F ${f.found}`
  },
  "formula-ambiguous": {
    en: (f) => `${at(f)}nothing says whether ${f.found} is money, a ratio or a quantity`,
    zh: (f) => `${atZh(f)}\u65E0\u6CD5\u5224\u65AD ${f.found} \u662F\u91D1\u989D\u3001\u6BD4\u4F8B\u8FD8\u662F\u6570\u91CF`
  },
  "factor-missing": {
    en: (f) => `the factor '${f.factor}' is needed, and nobody provided it`,
    zh: (f) => `\u9700\u8981\u56E0\u5B50\u201C${f.factor}\u201D,\u4F46\u6CA1\u6709\u4EFB\u4F55\u6765\u6E90\u63D0\u4F9B`
  }
};

// src/issues/contract-issues.ts
var nearestEn = ({ reason, contract: contract2, version: version2, bound, nearest }) => {
  const name = `the nearest, '${contract2}' version '${version2}',`;
  switch (reason) {
    case "none":
      return `there is none at all${didYouMean(nearest)}`;
    case "not-yet":
      return `${name} begins on ${bound}`;
    case "ended":
      return `${name} ended on ${bound}`;
    case "between":
      return `the time lies in a gap; ${name} ended on ${bound}`;
    case "draft":
      return `${name} is a draft`;
  }
};
var nearestZh = ({ reason, contract: contract2, version: version2, bound, nearest }) => {
  const name = `\u6700\u63A5\u8FD1\u7684\u201C${contract2}\u201D\u7248\u672C\u201C${version2}\u201D`;
  switch (reason) {
    case "none":
      return `\u6CA1\u6709\u4EFB\u4F55\u5408\u7EA6${didYouMeanZh(nearest)}`;
    case "not-yet":
      return `${name}\u81EA ${bound} \u8D77\u751F\u6548`;
    case "ended":
      return `${name}\u5DF2\u4E8E ${bound} \u7EC8\u6B62`;
    case "between":
      return `\u8BE5\u65F6\u523B\u5904\u4E8E\u7A7A\u6863;${name}\u5DF2\u4E8E ${bound} \u7EC8\u6B62`;
    case "draft":
      return `${name}\u4ECD\u4E3A\u8349\u7A3F`;
  }
};
var contractSentences = {
  "contract-period": {
    en: ({ from, to }) => `The validity must end after it begins: it begins at ${from} and ends at ${to}`,
    zh: ({ from, to }) => `\u6709\u6548\u671F\u7684\u7ED3\u675F\u5FC5\u987B\u665A\u4E8E\u5F00\u59CB:\u73B0\u81EA ${from} \u81F3 ${to}`
  },
  "contract-ended-open": {
    en: ({ contract: contract2 }) => `Contract '${contract2}' has ended, so valid.to must say when`,
    zh: ({ contract: contract2 }) => `\u5408\u7EA6\u201C${contract2}\u201D\u5DF2\u7EC8\u6B62,\u56E0\u6B64\u5FC5\u987B\u4EE5 valid.to \u5199\u660E\u7EC8\u6B62\u65F6\u523B`
  },
  "contract-other-model": {
    en: ({ contract: contract2, model: model2, expected: expected2 }) => `Contract '${contract2}' is for model '${model2}', not for '${expected2}'`,
    zh: ({ contract: contract2, model: model2, expected: expected2 }) => `\u5408\u7EA6\u201C${contract2}\u201D\u5C5E\u4E8E\u6A21\u578B\u201C${model2}\u201D,\u800C\u4E0D\u662F\u201C${expected2}\u201D`
  },
  "contract-id-reused": {
    en: ({ contract: contract2, differs }) => `Contract '${contract2}' exists already with another ${differs}: versions share them all`,
    zh: ({ contract: contract2, differs }) => `\u5408\u7EA6\u201C${contract2}\u201D\u5DF2\u5B58\u5728,\u4F46 ${differs} \u4E0D\u540C:\u540C\u4E00\u5408\u7EA6\u7684\u5404\u7248\u672C\u5FC5\u987B\u4E00\u81F4`
  },
  "contract-overlap": {
    en: ({ contract: contract2, version: version2, other, otherVersion, from, to }) => `'${contract2}' version '${version2}' overlaps '${other}' version '${otherVersion}' from ${from}${to === "" ? " on" : ` to ${to}`}`,
    zh: ({ contract: contract2, version: version2, other, otherVersion, from, to }) => `\u201C${contract2}\u201D\u7248\u672C\u201C${version2}\u201D\u4E0E\u201C${other}\u201D\u7248\u672C\u201C${otherVersion}\u201D\u91CD\u53E0:\u81EA ${from} ${to === "" ? "\u8D77" : `\u81F3 ${to}`}`
  },
  "contract-absent": {
    en: (facts) => `No contract of party '${facts.party}'${facts.store === "" ? "" : ` (store '${facts.store}')`} of tenant '${facts.tenant}' with model '${facts.model}' applies at ${facts.at}: ${nearestEn(facts)}`,
    zh: (facts) => `\u79DF\u6237\u201C${facts.tenant}\u201D\u7684\u53C2\u4E0E\u65B9\u201C${facts.party}\u201D${facts.store === "" ? "" : `(\u95E8\u5E97\u201C${facts.store}\u201D)`}\u5728 ${facts.at} \u6CA1\u6709\u9002\u7528\u4E8E\u6A21\u578B\u201C${facts.model}\u201D\u7684\u5408\u7EA6:${nearestZh(facts)}`
  }
};

// src/issues/match-issues.ts
var missedEn = ({ condition: condition3, actual, by }) => `${condition3} (${actual === void 0 ? "nothing found" : `found ${actual}`}${by === void 0 ? "" : `, off by ${by}`})`;
var missedZh = ({ condition: condition3, actual, by }) => `${condition3}(${actual === void 0 ? "\u65E0\u503C" : `\u5B9E\u9645\u4E3A ${actual}`}${by === void 0 ? "" : `,\u76F8\u5DEE ${by}`})`;
var matchSentences = {
  "rule-none": {
    en: ({ document, rule, held, misses }) => `No business rule fits document '${document}'; '${rule}' comes nearest (${held} of its conditions hold) but fails ${misses.map(missedEn).join("; ")}`,
    zh: ({ document, rule, held, misses }) => `\u6CA1\u6709\u4E1A\u52A1\u89C4\u5219\u9002\u7528\u4E8E\u5355\u636E\u201C${document}\u201D;\u6700\u63A5\u8FD1\u7684\u662F\u201C${rule}\u201D(\u6EE1\u8DB3 ${held} \u4E2A\u6761\u4EF6),\u672A\u6EE1\u8DB3:${misses.map(missedZh).join(";")}`
  },
  "rules-empty": {
    en: ({ document }) => `There are no business rules, so none fits document '${document}'`,
    zh: ({ document }) => `\u6CA1\u6709\u4EFB\u4F55\u4E1A\u52A1\u89C4\u5219,\u5355\u636E\u201C${document}\u201D\u65E0\u6CD5\u5339\u914D`
  },
  "rule-many": {
    en: ({ document, rules }) => `Exactly one business rule must fit document '${document}'; these do: ${rules}`,
    zh: ({ document, rules }) => `\u5355\u636E\u201C${document}\u201D\u5FC5\u987B\u6070\u597D\u9002\u7528\u4E00\u6761\u4E1A\u52A1\u89C4\u5219;\u73B0\u9002\u7528:${rules}`
  },
  "field-invalid": {
    en: ({ field: field2, document, found, expected: expected2 }) => `Field '${field2}' of document '${document}' is ${found}; expected ${expected2}`,
    zh: ({ field: field2, document, found, expected: expected2 }) => `\u5355\u636E\u201C${document}\u201D\u7684\u5B57\u6BB5\u201C${field2}\u201D\u4E3A ${found};\u5E94\u4E3A ${expected2}`
  },
  "field-missing": {
    en: ({ field: field2, document, rule }) => `Document '${document}' has no field '${field2}', which business rule '${rule}' reads`,
    zh: ({ field: field2, document, rule }) => `\u5355\u636E\u201C${document}\u201D\u7F3A\u5C11\u4E1A\u52A1\u89C4\u5219\u201C${rule}\u201D\u6240\u8BFB\u53D6\u7684\u5B57\u6BB5\u201C${field2}\u201D`
  }
};

// src/issues/shape-issues.ts
var EXPECTATIONS3 = {
  object: ["an object", "\u5BF9\u8C61"],
  list: ["a list", "\u5217\u8868"],
  "filled-list": ["a list of at least one", "\u81F3\u5C11\u542B\u4E00\u9879\u7684\u5217\u8868"],
  text: ["a text of 1 to 200 characters without control characters", "1 \u81F3 200 \u4E2A\u5B57\u7B26\u4E14\u4E0D\u542B\u63A7\u5236\u5B57\u7B26\u7684\u6587\u672C"],
  id: [
    "an id of 1 to 128 characters, without control characters and without blanks at its ends",
    "1 \u81F3 128 \u4E2A\u5B57\u7B26\u7684\u6807\u8BC6,\u4E0D\u542B\u63A7\u5236\u5B57\u7B26,\u9996\u5C3E\u65E0\u7A7A\u767D"
  ],
  name: [
    "a name of at most 64 characters: letters, digits and _, no digit first, no look-alike letters",
    "\u4E0D\u8D85\u8FC7 64 \u4E2A\u5B57\u7B26\u7684\u540D\u79F0:\u5B57\u6BCD\u3001\u6570\u5B57\u548C _,\u4E0D\u4EE5\u6570\u5B57\u5F00\u5934,\u4E0D\u542B\u5F62\u8FD1\u5B57\u6BCD"
  ],
  reference: ["a name", "\u540D\u79F0"],
  decimal: ["a decimal such as '12.50'", "\u5341\u8FDB\u5236\u6570,\u5982 \u201C12.50\u201D"],
  "decimal-not-negative": ["a decimal of at least 0, such as '12.50'", "\u4E0D\u5C0F\u4E8E 0 \u7684\u5341\u8FDB\u5236\u6570,\u5982 \u201C12.50\u201D"],
  integer: ["a whole number", "\u6574\u6570"],
  formula: ["a formula or a decimal", "\u516C\u5F0F\u6216\u5341\u8FDB\u5236\u6570"],
  condition: [
    "a condition: a formula, '*', or an object with all, any or not",
    "\u6761\u4EF6:\u516C\u5F0F\u3001\u201C*\u201D,\u6216\u542B all\u3001any\u3001not \u7684\u5BF9\u8C61"
  ],
  boolean: ["true or false", "true \u6216 false"],
  date: ["a date such as '2026-11-24'", "\u65E5\u671F,\u5982 \u201C2026-11-24\u201D"],
  "fact-text": ["a text without control characters", "\u4E0D\u542B\u63A7\u5236\u5B57\u7B26\u7684\u6587\u672C"],
  "fact-list": ["a list of values of its type", "\u7531\u540C\u7C7B\u578B\u503C\u7EC4\u6210\u7684\u5217\u8868"],
  instant: [
    "an instant with offset, to the millisecond at most, such as '2026-11-01T00:00:00+08:00'",
    "\u5E26\u65F6\u533A\u504F\u79FB\u3001\u81F3\u591A\u7CBE\u786E\u5230\u6BEB\u79D2\u7684\u65F6\u523B,\u5982 \u201C2026-11-01T00:00:00+08:00\u201D"
  ],
  "time-zone": ["an IANA time zone such as 'Asia/Shanghai'", "IANA \u65F6\u533A,\u5982 \u201CAsia/Shanghai\u201D"],
  currency: ["an ISO 4217 code such as 'CNY', or 'document'", "ISO 4217 \u8D27\u5E01\u4EE3\u7801,\u5982 \u201CCNY\u201D,\u6216 \u201Cdocument\u201D"],
  scale: ["a whole number from 0 to 18", "0 \u81F3 18 \u7684\u6574\u6570"],
  rounding: ["a rounding mode, or an object with mode and scale", "\u820D\u5165\u65B9\u5F0F,\u6216\u542B mode \u548C scale \u7684\u5BF9\u8C61"],
  unplaced: ["'keep', 'reject' or { to: bearer }", "\u201Ckeep\u201D\u3001\u201Creject\u201D \u6216 { to: \u627F\u62C5\u65B9 }"],
  adds: ["a name, or { apportionment, bearer }", "\u540D\u79F0,\u6216 { apportionment, bearer }"],
  term: [
    "an object with exactly one of fee, apportionment and accumulator",
    "\u6070\u542B fee\u3001apportionment\u3001accumulator \u4E4B\u4E00\u7684\u5BF9\u8C61"
  ],
  "one-of": ["one of", "\u4EE5\u4E0B\u4E4B\u4E00:"]
};
var MEASURES2 = {
  bytes: ["bytes", "\u5B57\u8282"],
  values: ["values", "\u4E2A\u503C"],
  depth: ["levels", "\u5C42"]
};
var expected = (facts, language) => {
  const text = EXPECTATIONS3[facts.expected][language];
  return facts.options === void 0 ? text : `${text} ${facts.options}`;
};
var shapeSentences = {
  "json-not-plain": {
    en: (facts) => `${facts.found} cannot be part of a definition; expected plain JSON`,
    zh: (facts) => `\u5B9A\u4E49\u4E2D\u4E0D\u80FD\u542B\u6709 ${facts.found};\u5E94\u4E3A\u666E\u901A JSON`
  },
  "json-key-reserved": {
    en: (facts) => `The member name '${facts.key}' is reserved and is never accepted`,
    zh: (facts) => `\u6210\u5458\u540D\u201C${facts.key}\u201D\u4E3A\u4FDD\u7559\u540D,\u4E0D\u4E88\u63A5\u53D7`
  },
  "json-cycle": {
    en: (facts) => `The value contains itself (${facts.length} steps further in)`,
    zh: (facts) => `\u8BE5\u503C\u5305\u542B\u5176\u81EA\u8EAB(\u5411\u5185 ${facts.length} \u5C42)`
  },
  "json-too-large": {
    en: (facts) => `The definition is too large: at most ${facts.limit} ${MEASURES2[facts.measure][0]} are accepted`,
    zh: (facts) => `\u5B9A\u4E49\u8FC7\u5927:\u6700\u591A\u63A5\u53D7 ${facts.limit} ${MEASURES2[facts.measure][1]}`
  },
  "key-unknown": {
    en: (facts) => `There is no member '${facts.key}' here; known are ${facts.known}${didYouMean(facts.nearest)}`,
    zh: (facts) => `\u6B64\u5904\u6CA1\u6709\u6210\u5458\u201C${facts.key}\u201D;\u53EF\u7528\u7684\u6709 ${facts.known}${didYouMeanZh(facts.nearest)}`
  },
  "value-missing": {
    en: (facts) => `'${facts.key}' is missing; expected ${expected(facts, 0)}`,
    zh: (facts) => `\u7F3A\u5C11\u201C${facts.key}\u201D;\u5E94\u4E3A${expected(facts, 1)}`
  },
  "value-invalid": {
    en: (facts) => `${facts.found} is not accepted here; expected ${expected(facts, 0)}${didYouMean(facts.nearest)}`,
    zh: (facts) => `\u6B64\u5904\u4E0D\u63A5\u53D7 ${facts.found};\u5E94\u4E3A${expected(facts, 1)}${didYouMeanZh(facts.nearest)}`
  },
  "faults-more": {
    en: (facts) => `There are ${facts.count} more faults`,
    zh: (facts) => `\u53E6\u6709 ${facts.count} \u5904\u9519\u8BEF`
  }
};
function isExpectation(word) {
  return Object.hasOwn(EXPECTATIONS3, word);
}

// src/issues/model-issues.ts
var KINDS = {
  party: ["party", "\u53C2\u4E0E\u65B9"],
  bearer: ["bearer", "\u627F\u62C5\u65B9"],
  factor: ["factor", "\u56E0\u5B50"],
  "money-factor": ["money factor", "\u91D1\u989D\u56E0\u5B50"],
  "text-factor": ["text factor", "\u6587\u672C\u56E0\u5B50"],
  "number-factor": ["number factor", "\u6570\u503C\u56E0\u5B50"],
  fee: ["fee", "\u8D39\u7528\u9879"],
  apportionment: ["apportionment", "\u5206\u644A"],
  accumulator: ["accumulator", "\u7D2F\u989D"],
  "money-amount": ["money factor, fee or step", "\u91D1\u989D\u56E0\u5B50\u3001\u8D39\u7528\u9879\u6216\u4E2D\u95F4\u6B65\u9AA4"],
  "number-amount": ["number factor, fee or step", "\u6570\u503C\u56E0\u5B50\u3001\u8D39\u7528\u9879\u6216\u4E2D\u95F4\u6B65\u9AA4"],
  "key-part": ["'party', 'store', 'business' or text factor", "\u201Cparty\u201D\u3001\u201Cstore\u201D\u3001\u201Cbusiness\u201D\u6216\u6587\u672C\u56E0\u5B50"],
  model: ["model", "\u7ED3\u7B97\u6A21\u578B"],
  rule: ["business rule", "\u4E1A\u52A1\u89C4\u5219"],
  field: ["field", "\u5B57\u6BB5"],
  term: ["term", "\u6761\u6B3E"],
  contract: ["contract version", "\u5408\u7EA6\u7248\u672C"]
};
var definitionSentences = {
  "name-reserved": {
    en: ({ name }) => `'${name}' is a reserved word and cannot be a code`,
    zh: ({ name }) => `\u201C${name}\u201D\u662F\u4FDD\u7559\u8BCD,\u4E0D\u80FD\u7528\u4F5C\u7F16\u7801`
  },
  "name-taken": {
    en: ({ name, kind, by }) => `'${name}' cannot be the code of a ${KINDS[kind][0]}: a ${KINDS[by][0]} has it already`,
    zh: ({ name, kind, by }) => `${KINDS[kind][1]}\u4E0D\u80FD\u4EE5\u201C${name}\u201D\u4E3A\u7F16\u7801:\u5DF2\u6709${KINDS[by][1]}\u4F7F\u7528`
  },
  "reference-unknown": {
    en: ({ name, kind, nearest }) => `There is no ${KINDS[kind][0]} '${name}'${didYouMean(nearest)}`,
    zh: ({ name, kind, nearest }) => `\u6CA1\u6709\u540D\u4E3A\u201C${name}\u201D\u7684${KINDS[kind][1]}${didYouMeanZh(nearest)}`
  },
  "reference-kind": {
    en: ({ name, found, expected: expected2 }) => `'${name}' is a ${KINDS[found][0]}; expected a ${KINDS[expected2][0]}`,
    zh: ({ name, found, expected: expected2 }) => `\u201C${name}\u201D\u662F${KINDS[found][1]};\u5E94\u4E3A${KINDS[expected2][1]}`
  },
  "reference-twice": {
    en: ({ name }) => `'${name}' is named twice`,
    zh: ({ name }) => `\u201C${name}\u201D\u91CD\u590D\u51FA\u73B0`
  },
  "party-role": {
    en: ({ party, count }) => `Party '${party}' must state exactly one of is, id and factor; it states ${count}`,
    zh: ({ party, count }) => `\u53C2\u4E0E\u65B9\u201C${party}\u201D\u5FC5\u987B\u6070\u597D\u7ED9\u51FA is\u3001id\u3001factor \u4E4B\u4E00;\u73B0\u7ED9\u51FA ${count} \u4E2A`
  },
  "owner-count": {
    en: ({ count }) => `Exactly one party must be the owner (is: 'owner'); ${count} are`,
    zh: ({ count }) => `\u5FC5\u987B\u6070\u6709\u4E00\u4E2A\u53C2\u4E0E\u65B9\u4E3A\u5408\u7EA6\u6240\u5C5E\u65B9(is: 'owner');\u73B0\u6709 ${count} \u4E2A`
  },
  "factor-field": {
    en: ({ field: field2, type }) => `'${field2}' has no meaning for a factor of type ${type}`,
    zh: ({ field: field2, type }) => `\u7C7B\u578B\u4E3A ${type} \u7684\u56E0\u5B50\u4E0D\u80FD\u6709\u201C${field2}\u201D`
  },
  "fee-incomplete": {
    en: ({ fee, missing }) => `Fee '${fee}' is booked, so it needs a ${missing} (or booked: false for a step)`,
    zh: ({ fee, missing }) => `\u8D39\u7528\u9879\u201C${fee}\u201D\u9700\u8BB0\u8D26,\u56E0\u6B64\u5FC5\u987B\u6709 ${missing}(\u4E2D\u95F4\u6B65\u9AA4\u5219\u5199 booked: false)`
  },
  "line-without-owner": {
    en: ({ name, payer, payee, owner }) => `'${name}' would make a line ${payer} \u2192 ${payee}; one of the two must be the owner, '${owner}'`,
    zh: ({ name, payer, payee, owner }) => `\u201C${name}\u201D\u4F1A\u4EA7\u751F ${payer} \u2192 ${payee} \u7684\u660E\u7EC6;\u5176\u4E2D\u4E00\u65B9\u5FC5\u987B\u662F\u6240\u5C5E\u65B9\u201C${owner}\u201D`
  },
  "payer-is-payee": {
    en: ({ name, party }) => `'${party}' would pay '${name}' to itself`,
    zh: ({ name, party }) => `\u201C${name}\u201D\u7684\u4ED8\u6B3E\u65B9\u4E0E\u6536\u6B3E\u65B9\u540C\u4E3A\u201C${party}\u201D`
  },
  "rounding-scale": {
    en: ({ scale: scale2, currency: currency2, minorDigits: minorDigits2 }) => `A booked fee cannot have ${scale2} decimals: ${currency2} has ${minorDigits2}`,
    zh: ({ scale: scale2, currency: currency2, minorDigits: minorDigits2 }) => `\u8BB0\u8D26\u8D39\u7528\u4E0D\u80FD\u6709 ${scale2} \u4F4D\u5C0F\u6570:${currency2} \u53EA\u6709 ${minorDigits2} \u4F4D`
  },
  "bands-first": {
    en: ({ from }) => `The first band must begin at 0; it begins at ${from}`,
    zh: ({ from }) => `\u9996\u4E2A\u9636\u68AF\u5FC5\u987B\u4ECE 0 \u5F00\u59CB;\u73B0\u4ECE ${from} \u5F00\u59CB`
  },
  "bands-order": {
    en: ({ from, previous }) => `Bands must rise: ${from} comes after ${previous}`,
    zh: ({ from, previous }) => `\u9636\u68AF\u5FC5\u987B\u9012\u589E:${previous} \u4E4B\u540E\u662F ${from}`
  },
  "bands-end": {
    en: ({ upTo, from }) => `upTo must lie above the last band, which begins at ${from}; it is ${upTo}`,
    zh: ({ upTo, from }) => `upTo \u5FC5\u987B\u9AD8\u4E8E\u6700\u540E\u4E00\u4E2A\u9636\u68AF\u7684\u8D77\u70B9 ${from};\u73B0\u4E3A ${upTo}`
  },
  "band-rate": {
    en: ({ count }) => `A band has exactly one of rate and unit; this one has ${count === 0 ? "neither" : "both"}`,
    zh: ({ count }) => `\u6BCF\u4E2A\u9636\u68AF\u5FC5\u987B\u6070\u6709 rate \u6216 unit \u4E4B\u4E00;\u6B64\u5904${count === 0 ? "\u4E24\u8005\u7686\u65E0" : "\u4E24\u8005\u7686\u6709"}`
  },
  "boundary-missing": {
    en: ({ reason }) => `boundary is missing: with ${reason === "volume" ? "a volume price" : "flats"} the amount depends on whether a band begins at its bound ('lower') or just above it ('upper')`,
    zh: ({ reason }) => `\u7F3A\u5C11 boundary:${reason === "volume" ? "\u5168\u989D\u9636\u68AF" : "\u6709\u56FA\u5B9A\u989D\u7684\u9636\u68AF"}\u7684\u91D1\u989D\u53D6\u51B3\u4E8E\u9636\u68AF\u542B\u8D77\u70B9(\u201Clower\u201D)\u8FD8\u662F\u4E0D\u542B(\u201Cupper\u201D)`
  },
  "cumulative-measure": {
    en: ({ basis, accumulator, adds: adds2, measure }) => `With basis '${basis}' the measure must be just what '${accumulator}' adds, ${adds2}; it is ${measure}`,
    zh: ({ basis, accumulator, adds: adds2, measure }) => `\u7D2F\u8BA1\u65B9\u5F0F\u4E3A\u201C${basis}\u201D\u65F6,\u8BA1\u91CF\u5FC5\u987B\u5C31\u662F\u201C${accumulator}\u201D\u6240\u7D2F\u52A0\u7684 ${adds2};\u73B0\u4E3A ${measure}`
  },
  "apportioned-twice": {
    en: ({ fee, by }) => `Fee '${fee}' is divided by '${by}' already: its line can be replaced only once`,
    zh: ({ fee, by }) => `\u8D39\u7528\u9879\u201C${fee}\u201D\u5DF2\u7531\u201C${by}\u201D\u5206\u644A:\u5176\u660E\u7EC6\u53EA\u80FD\u88AB\u66FF\u6362\u4E00\u6B21`
  },
  "apportionment-rounding-twice": {
    en: ({ apportionment, fee }) => `'${apportionment}' cannot have a rounding: the booked fee '${fee}' is rounded already`,
    zh: ({ apportionment, fee }) => `\u201C${apportionment}\u201D\u4E0D\u80FD\u6709 rounding:\u8BB0\u8D26\u8D39\u7528\u201C${fee}\u201D\u5DF2\u7ECF\u820D\u5165`
  },
  "unplaced-bearer-bounded": {
    en: ({ bearer: bearer2, by }) => `'${bearer2}' is to take what nobody else can, so it cannot have a ${by === void 0 ? "cap" : `limit ('${by}')`}`,
    zh: ({ bearer: bearer2, by }) => `\u201C${bearer2}\u201D\u627F\u63A5\u4ED6\u4EBA\u65E0\u6CD5\u627F\u62C5\u7684\u90E8\u5206,\u56E0\u6B64\u4E0D\u80FD\u6709${by === void 0 ? "\u5355\u7B14\u4E0A\u9650" : `\u7D2F\u8BA1\u9650\u989D(\u201C${by}\u201D)`}`
  },
  "limit-without-share": {
    en: ({ accumulator }) => `'${accumulator}' cannot have a limit: only an accumulator that adds a share has one`,
    zh: ({ accumulator }) => `\u201C${accumulator}\u201D\u4E0D\u80FD\u6709\u9650\u989D:\u53EA\u6709\u7D2F\u52A0\u67D0\u4E00\u627F\u62C5\u4EFD\u989D\u7684\u7D2F\u989D\u624D\u6709`
  },
  "share-limited-twice": {
    en: ({ apportionment, bearer: bearer2, by }) => `The share of '${bearer2}' in '${apportionment}' has a limit already, in '${by}'`,
    zh: ({ apportionment, bearer: bearer2, by }) => `\u201C${apportionment}\u201D\u4E2D\u201C${bearer2}\u201D\u7684\u4EFD\u989D\u5DF2\u5728\u201C${by}\u201D\u4E2D\u8BBE\u6709\u9650\u989D`
  }
};
var modelSentences = {
  ...shapeSentences,
  ...definitionSentences,
  ...contractSentences,
  ...matchSentences
};

// src/issues/number-issues.ts
var EXPECTED_EN2 = {
  decimal: "a decimal such as '-12.50' or '1e-3'",
  integer: "a whole number",
  positive: "a decimal above zero",
  "not-negative": "a decimal that is not below zero"
};
var EXPECTED_ZH2 = {
  decimal: "\u5F62\u5982 -12.50 \u6216 1e-3 \u7684\u5341\u8FDB\u5236\u6570",
  integer: "\u6574\u6570",
  positive: "\u5927\u4E8E\u96F6\u7684\u5341\u8FDB\u5236\u6570",
  "not-negative": "\u4E0D\u5C0F\u4E8E\u96F6\u7684\u5341\u8FDB\u5236\u6570"
};
var numberSentences = {
  "number-invalid": {
    en: (facts) => `expected ${EXPECTED_EN2[facts.expected]}, found ${facts.found}`,
    zh: (facts) => `\u5E94\u4E3A${EXPECTED_ZH2[facts.expected]},\u5B9E\u9645\u4E3A ${facts.found}`
  },
  "number-too-long": {
    en: (facts) => `the value needs ${facts.digits} digits; at most ${facts.limit} are allowed`,
    zh: (facts) => `\u8BE5\u503C\u9700\u8981 ${facts.digits} \u4F4D\u6570\u5B57,\u6700\u591A\u5141\u8BB8 ${facts.limit} \u4F4D`
  },
  "division-by-zero": {
    en: (facts) => `${facts.dividend} cannot be divided by zero`,
    zh: (facts) => `${facts.dividend} \u4E0D\u80FD\u9664\u4EE5\u96F6`
  }
};

// src/issues/plain-line.ts
var UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
function plainLine(text) {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// src/issues/plan-issues.ts
var planSentences = {
  "amount-cycle": {
    en: (f) => `these amounts need each other: ${f.cycle}`,
    zh: (f) => `\u4E0B\u5217\u91D1\u989D\u4E92\u76F8\u4F9D\u8D56:${f.cycle}`
  },
  "price-missing": {
    en: (f) => `neither the model nor the contract gives a price for '${f.fee}'`,
    zh: (f) => `\u6A21\u578B\u4E0E\u5408\u7EA6\u90FD\u6CA1\u6709\u7ED9\u51FA\u8D39\u7528\u201C${f.fee}\u201D\u7684\u4EF7\u683C`
  },
  "share-without-owner": {
    en: (f) => `the share of '${f.bearer}' in '${f.apportionment}' concerns two others; its bearer or payee must be '${f.owner}'`,
    zh: (f) => `\u201C${f.apportionment}\u201D\u4E2D\u201C${f.bearer}\u201D\u7684\u5206\u644A\u4E0E\u5408\u7EA6\u65B9\u65E0\u5173;\u627F\u62C5\u65B9\u6216\u6536\u6B3E\u65B9\u5FC5\u987B\u662F\u201C${f.owner}\u201D`
  },
  "payer-missing": {
    en: (f) => `'${f.apportionment}' keeps what nobody can take, but names no payer who keeps it`,
    zh: (f) => `\u201C${f.apportionment}\u201D\u4FDD\u7559\u672A\u5206\u644A\u91D1\u989D,\u4F46\u6CA1\u6709\u6307\u660E\u7531\u54EA\u4E2A\u4ED8\u6B3E\u65B9\u4FDD\u7559`
  },
  "rounding-missing": {
    en: (f) => `'${f.apportionment}' divides '${f.of}', which isn't booked; it must name a rounding`,
    zh: (f) => `\u201C${f.apportionment}\u201D\u5206\u644A\u7684\u201C${f.of}\u201D\u5C1A\u672A\u5165\u8D26,\u5FC5\u987B\u6307\u660E\u820D\u5165\u65B9\u5F0F`
  },
  "type-not-money": {
    en: (f) => `'${f.name}' is ${f.found}; only money can be divided`,
    zh: (f) => `\u201C${f.name}\u201D\u662F ${f.found};\u53EA\u6709\u91D1\u989D\u53EF\u4EE5\u5206\u644A`
  },
  "accumulator-type": {
    en: (f) => `'${f.accumulator}' is read before '${f.adds}' is computed, so '${f.adds}' must be money, not ${f.found}`,
    zh: (f) => `\u201C${f.accumulator}\u201D\u5728\u201C${f.adds}\u201D\u8BA1\u7B97\u4E4B\u524D\u88AB\u8BFB\u53D6,\u56E0\u6B64\u201C${f.adds}\u201D\u5FC5\u987B\u662F\u91D1\u989D,\u800C\u4E0D\u662F ${f.found}`
  },
  "currency-invalid": {
    en: (f) => `'${f.found}' is not the currency expected here: ${f.expected}`,
    zh: (f) => `\u201C${f.found}\u201D\u4E0D\u662F\u6B64\u5904\u5E94\u6709\u7684\u5E01\u79CD:${f.expected}`
  }
};

// src/issues/time-issues.ts
var timeSentences = {
  "time-zone-unknown": {
    en: (facts) => `${facts.zone} is not a time zone; expected an IANA name such as Asia/Shanghai, or an offset such as +08:00`,
    zh: (facts) => `${facts.zone} \u4E0D\u662F\u65F6\u533A;\u5E94\u4E3A IANA \u540D\u79F0(\u5982 Asia/Shanghai)\u6216\u504F\u79FB\u91CF(\u5982 +08:00)`
  },
  "local-time-invalid": {
    en: (facts) => `${facts.found} is not a local date and time; expected one such as 2026-11-24 10:00:00`,
    zh: (facts) => `${facts.found} \u4E0D\u662F\u672C\u5730\u65E5\u671F\u65F6\u95F4;\u5E94\u5982 2026-11-24 10:00:00`
  },
  "local-time-gap": {
    en: (facts) => `${facts.local} does not exist in ${facts.zone}, where clocks were set forward past it; say with \`disambiguation\` whether it means ${facts.earlier} or ${facts.later}`,
    zh: (facts) => `${facts.zone} \u56E0\u62E8\u5FEB\u65F6\u949F\u800C\u4E0D\u5B58\u5728 ${facts.local};\u8BF7\u7528 \`disambiguation\` \u6307\u660E\u662F ${facts.earlier} \u8FD8\u662F ${facts.later}`
  },
  "local-time-overlap": {
    en: (facts) => `${facts.local} happened twice in ${facts.zone}, where clocks were set back; say with \`disambiguation\` whether it means ${facts.earlier} or ${facts.later}`,
    zh: (facts) => `${facts.zone} \u56E0\u62E8\u6162\u65F6\u949F,${facts.local} \u51FA\u73B0\u4E24\u6B21;\u8BF7\u7528 \`disambiguation\` \u6307\u660E\u662F ${facts.earlier} \u8FD8\u662F ${facts.later}`
  }
};

// src/issues/settle-issues.ts
var orderSentences = {
  "subject-declared-twice": {
    en: (facts) => `Settlement subject '${facts.id}' (${facts.tuple}) is declared twice: an id and a tuple belong to one subject`,
    zh: (facts) => `\u7ED3\u7B97\u4E3B\u4F53\u201C${facts.id}\u201D(${facts.tuple})\u91CD\u590D\u58F0\u660E:\u7F16\u53F7\u4E0E\u5173\u7CFB\u5404\u53EA\u80FD\u5C5E\u4E8E\u4E00\u4E2A\u4E3B\u4F53`
  },
  "subject-id-taken": {
    en: (facts) => `The id '${facts.id}' made for ${facts.tuple} is declared for another settlement subject; declare one for ${facts.tuple}`,
    zh: (facts) => `\u4E3A ${facts.tuple} \u751F\u6210\u7684\u7F16\u53F7\u201C${facts.id}\u201D\u5DF2\u88AB\u53E6\u4E00\u7ED3\u7B97\u4E3B\u4F53\u5360\u7528;\u8BF7\u4E3A ${facts.tuple} \u58F0\u660E\u4E3B\u4F53`
  },
  "subject-ambiguous": {
    en: (facts) => `${facts.tuple} has several settlement subjects (${facts.subjects}), and nothing says which one is meant`,
    zh: (facts) => `${facts.tuple} \u6709\u591A\u4E2A\u7ED3\u7B97\u4E3B\u4F53(${facts.subjects}),\u65E0\u6CD5\u786E\u5B9A\u4F7F\u7528\u54EA\u4E00\u4E2A`
  },
  "paying-subject-declared-twice": {
    en: (facts) => `The paying subject of party '${facts.party}' for tenant '${facts.tenant}', business '${facts.business}', fee '${facts.fee}' is declared twice`,
    zh: (facts) => `\u79DF\u6237\u201C${facts.tenant}\u201D\u4E1A\u52A1\u201C${facts.business}\u201D\u8D39\u7528\u201C${facts.fee}\u201D\u4E2D\u201C${facts.party}\u201D\u7684\u7ED3\u7B97\u4E3B\u4F53\u91CD\u590D\u914D\u7F6E`
  },
  "paying-subject-unknown": {
    en: (facts) => `Settlement subject '${facts.subject}' is not declared${didYouMean(facts.nearest)}`,
    zh: (facts) => `\u7ED3\u7B97\u4E3B\u4F53\u201C${facts.subject}\u201D\u672A\u58F0\u660E${didYouMeanZh(facts.nearest)}`
  },
  "paying-subject-foreign": {
    en: (facts) => `Settlement subject '${facts.subject}' belongs to tenant '${facts.subjectTenant}' and cannot pay for tenant '${facts.tenant}'`,
    zh: (facts) => `\u7ED3\u7B97\u4E3B\u4F53\u201C${facts.subject}\u201D\u5C5E\u4E8E\u79DF\u6237\u201C${facts.subjectTenant}\u201D,\u4E0D\u80FD\u4E3A\u79DF\u6237\u201C${facts.tenant}\u201D\u7ED3\u7B97`
  },
  "paying-subject-missing": {
    en: (facts) => `No settlement subject of '${facts.party}' is named for tenant '${facts.tenant}', business '${facts.business}', fee '${facts.fee}', though others are${didYouMean(facts.nearest)}`,
    zh: (facts) => `\u79DF\u6237\u201C${facts.tenant}\u201D\u4E1A\u52A1\u201C${facts.business}\u201D\u8D39\u7528\u201C${facts.fee}\u201D\u672A\u914D\u7F6E\u201C${facts.party}\u201D\u7684\u7ED3\u7B97\u4E3B\u4F53,\u800C\u5176\u4ED6\u8D39\u7528\u5DF2\u914D\u7F6E${didYouMeanZh(facts.nearest)}`
  },
  "line-not-of-owner": {
    en: (facts) => `A line of '${facts.fee}' goes from '${facts.payer}' to '${facts.payee}', but the order belongs to '${facts.owner}'`,
    zh: (facts) => `\u201C${facts.fee}\u201D\u7684\u660E\u7EC6\u7531\u201C${facts.payer}\u201D\u4ED8\u7ED9\u201C${facts.payee}\u201D,\u800C\u7ED3\u7B97\u5355\u5C5E\u4E8E\u201C${facts.owner}\u201D`
  },
  "line-party-missing": {
    en: (facts) => `A line of '${facts.fee}' names party '${facts.role}', which has no identity in this record`,
    zh: (facts) => `\u201C${facts.fee}\u201D\u7684\u660E\u7EC6\u5F15\u7528\u53C2\u4E0E\u65B9\u201C${facts.role}\u201D,\u4F46\u8BE5\u8BA1\u8D39\u5355\u4E2D\u6CA1\u6709\u5176\u8EAB\u4EFD`
  },
  "order-not-open": {
    en: (facts) => `Order '${facts.order}' is ${facts.state} and takes no more lines; ${facts.lines} more must land in a later one`,
    zh: (facts) => `\u7ED3\u7B97\u5355\u201C${facts.order}\u201D\u72B6\u6001\u4E3A ${facts.state},\u4E0D\u518D\u63A5\u53D7\u660E\u7EC6;\u53E6\u6709 ${facts.lines} \u6761\u5E94\u8FDB\u5165\u540E\u7EED\u7ED3\u7B97\u5355`
  },
  "order-move-illegal": {
    en: (facts) => `Order '${facts.order}' cannot go from ${facts.from} to ${facts.to}; allowed: ${facts.allowed}`,
    zh: (facts) => `\u7ED3\u7B97\u5355\u201C${facts.order}\u201D\u4E0D\u80FD\u4ECE ${facts.from} \u53D8\u4E3A ${facts.to};\u5141\u8BB8:${facts.allowed}`
  },
  "order-total-mismatch": {
    en: (facts) => `Order '${facts.order}': the running total of '${facts.clearing}' (${facts.direction}, '${facts.counterpart}') is ${facts.running} of ${facts.runningCount} lines, but the lines add up to ${facts.recounted} of ${facts.recountedCount}: ${facts.lines}`,
    zh: (facts) => `\u7ED3\u7B97\u5355\u201C${facts.order}\u201D:\u201C${facts.clearing}\u201D(${facts.direction},\u201C${facts.counterpart}\u201D)\u7684\u589E\u91CF\u7EDF\u8BA1\u4E3A ${facts.running}(${facts.runningCount} \u6761),\u5168\u91CF\u7EDF\u8BA1\u4E3A ${facts.recounted}(${facts.recountedCount} \u6761):${facts.lines}`
  },
  "order-line-foreign": {
    en: (facts) => `Line '${facts.line}' belongs to order '${facts.lineOrder}', not to '${facts.order}'`,
    zh: (facts) => `\u660E\u7EC6\u201C${facts.line}\u201D\u5C5E\u4E8E\u7ED3\u7B97\u5355\u201C${facts.lineOrder}\u201D,\u4E0D\u5C5E\u4E8E\u201C${facts.order}\u201D`
  },
  "order-line-twice": {
    en: (facts) => `Line '${facts.line}' is in order '${facts.order}' twice`,
    zh: (facts) => `\u660E\u7EC6\u201C${facts.line}\u201D\u5728\u7ED3\u7B97\u5355\u201C${facts.order}\u201D\u4E2D\u91CD\u590D`
  },
  "pay-date-not-found": {
    en: (facts) => `No business day in the ${facts.days} days from ${facts.from}`,
    zh: (facts) => `\u81EA ${facts.from} \u8D77 ${facts.days} \u5929\u5185\u6CA1\u6709\u5DE5\u4F5C\u65E5`
  }
};
var settleSentences = { ...orderSentences, ...timeSentences };

// src/issues/store-issues.ts
var storeSentences = {};

// src/issues/issue.ts
var SENTENCES = {
  ...numberSentences,
  ...formulaSentences,
  ...conditionSentences,
  ...modelSentences,
  ...planSentences,
  ...decideSentences,
  ...documentSentences,
  ...factorSentences,
  ...billingSentences,
  ...settleSentences,
  ...storeSentences
};
function issue2(code2, path, facts, options = {}) {
  const made = {
    code: code2,
    path: Object.freeze([...path]),
    facts: Object.freeze({ ...facts }),
    severity: options.severity ?? "error",
    retryable: options.retryable ?? false
  };
  return Object.freeze(made);
}
function listOf(issues) {
  return Object.freeze("code" in issues ? [issues] : [...issues]);
}
function issueUnder(path, inner) {
  return Object.freeze({ ...inner, path: Object.freeze([...path, ...inner.path]) });
}
function sentence(fault, language) {
  const say = SENTENCES[fault.code];
  return capText(plainLine(say[language](fault.facts).slice(0, TEXT_BYTES)));
}

// src/issues/path.ts
var PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;
function pathText(path) {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (!PLAIN_NAME.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

// src/issues/error.ts
var BRAND = /* @__PURE__ */ Symbol.for("feewright.error");
var SHOWN = 20;
var FeewrightError = class extends Error {
  issues;
  constructor(issues, cause) {
    const all = listOf(issues);
    super(messageOf(all), cause === void 0 ? void 0 : { cause });
    this.name = "FeewrightError";
    this.issues = all;
  }
  get [BRAND]() {
    return true;
  }
  toJSON() {
    return { name: this.name, message: this.message, issues: this.issues };
  }
};
function isFeewrightError(thrown) {
  return typeof thrown === "object" && thrown !== null && BRAND in thrown && thrown[BRAND] === true;
}
function fail(issues, cause) {
  throw new FeewrightError(issues, cause);
}
function messageOf(issues) {
  const lines = issues.slice(0, SHOWN).map(lineOf);
  const left = issues.length - lines.length;
  const end = left > 0 ? `
\u2026 and ${left} more` : "";
  return capText(lines.join("\n"), TEXT_BYTES - end.length - 2) + end;
}
function lineOf(issue3) {
  const place = plainLine(pathText(issue3.path.slice(0, SHOWN)).slice(0, 200));
  return place === "" ? sentence(issue3, "en") : `${place}: ${sentence(issue3, "en")}`;
}

// src/issues/outcome.ts
function ok(value) {
  return { ok: true, value };
}
function failed(issues) {
  const all = listOf(issues);
  if (all.length === 0) throw new TypeError("feewright: a failure without an issue; this is a bug");
  return { ok: false, issues: all };
}

// src/model/check-accumulators.ts
var DOCUMENT_KEYS = ["party", "store", "business"];
function checkAccumulators(draft, references, faults) {
  const limitedBy = /* @__PURE__ */ new Map();
  for (const { item, at: at4 } of draft.accumulators) {
    if (item === void 0) continue;
    checkKey(item, at4, references, faults);
    const { code: code2, adds: adds2, limit } = item;
    if (typeof adds2 === "string") {
      references.amount(adds2, at4("adds"), "number-amount");
      if (limit !== void 0) faults.add("limit-without-share", at4("limit"), { accumulator: code2 });
      continue;
    }
    const apportionment = references.apportionment(adds2.apportionment, at4("adds", "apportionment"));
    if (apportionment !== void 0) references.bearer(adds2.bearer, apportionment, at4("adds", "bearer"));
    if (limit === void 0) continue;
    const share = `${adds2.apportionment} ${adds2.bearer}`;
    const by = limitedBy.get(share);
    if (by !== void 0) faults.add("share-limited-twice", at4("limit"), { ...adds2, by });
    else limitedBy.set(share, code2);
  }
}
function checkKey({ key }, at4, references, faults) {
  key.forEach((part, index) => {
    if (key.indexOf(part) < index) faults.add("reference-twice", at4("key", index), { name: part });
    else if (!DOCUMENT_KEYS.includes(part)) references.factor(part, at4("key", index), "key-part");
  });
}

// src/model/check-apportionments.ts
function checkApportionments(draft, references, faults) {
  const dividedBy = /* @__PURE__ */ new Map();
  for (const { item, at: at4 } of draft.apportionments) {
    if (item === void 0) continue;
    const { code: code2, of } = item;
    const target = references.amount(of, at4("of"), "money-amount");
    const fee = target?.kind === "fee" ? target.item : void 0;
    if (fee !== void 0 && fee.booked !== false) {
      const by = dividedBy.get(of);
      if (by !== void 0) faults.add("apportioned-twice", at4("of"), { fee: of, by });
      else dividedBy.set(of, code2);
    }
    if (target?.item !== void 0) checkRounding(item, at4, fee, faults);
    checkBearers(item, at4, references, faults);
    checkLines(item, at4, fee?.payer, references, faults);
    if (target?.item !== void 0 || item.payer !== void 0) checkUnplaced(item, at4, fee?.payer, faults);
    if (typeof item.unplaced === "object") checkUnplacedBearer(item, item.unplaced.to, at4, draft, references, faults);
  }
}
function checkRounding(item, at4, fee, faults) {
  const { code: code2, of, rounding: rounding2 } = item;
  const isBooked = fee !== void 0 && fee.booked !== false;
  if (isBooked && rounding2 !== void 0) {
    faults.add("apportionment-rounding-twice", at4("rounding"), { apportionment: code2, fee: of });
  }
  if (!isBooked && rounding2 === void 0) faults.add("rounding-missing", at4("rounding"), { apportionment: code2, of });
}
function checkBearers({ bearers: bearers2 }, at4, references, faults) {
  const seen = /* @__PURE__ */ new Set();
  bearers2.forEach(({ code: code2 }, index) => {
    if (seen.has(code2))
      faults.add("name-taken", at4("bearers", index, "code"), { name: code2, kind: "bearer", by: "bearer" });
    else references.party(code2, at4("bearers", index, "code"), "bearer");
    seen.add(code2);
  });
}
function checkLines(item, at4, payerOfFee, references, faults) {
  const { code: code2, payee, payer, bearers: bearers2, unplaced: unplaced2 } = item;
  const { owner } = references;
  if (payer !== void 0) references.party(payer, at4("payer"));
  if (!references.party(payee, at4("payee")) || owner === void 0 || payee === owner) return;
  const isForeign = (party) => party !== owner && party !== payee;
  bearers2.forEach((bearer2, index) => {
    if (!isForeign(bearer2.code)) return;
    faults.add("share-without-owner", at4("bearers", index, "code"), {
      apportionment: code2,
      bearer: bearer2.code,
      owner
    });
  });
  const keeper = payer ?? payerOfFee;
  if (unplaced2 === "keep" && keeper !== void 0 && isForeign(keeper)) {
    faults.add("line-without-owner", at4("payee"), { name: code2, payer: keeper, payee, owner });
  }
}
function checkUnplaced(item, at4, payerOfFee, faults) {
  if (item.unplaced === "keep" && item.payer === void 0 && payerOfFee === void 0) {
    faults.add("payer-missing", at4("payer"), { apportionment: item.code });
  }
}
function checkUnplacedBearer(item, to, at4, { accumulators }, references, faults) {
  if (!references.bearer(to, item, at4("unplaced", "to"))) return;
  const isCapped = item.bearers.some(({ code: code2, cap }) => code2 === to && cap !== void 0);
  if (isCapped) faults.add("unplaced-bearer-bounded", at4("unplaced", "to"), { bearer: to, by: void 0 });
  for (const { item: accumulator } of accumulators) {
    if (accumulator?.limit === void 0 || typeof accumulator.adds === "string") continue;
    if (accumulator.adds.apportionment !== item.code || accumulator.adds.bearer !== to) continue;
    faults.add("unplaced-bearer-bounded", at4("unplaced", "to"), { bearer: to, by: accumulator.code });
  }
}

// src/issues/shown.ts
var LENGTH = 80;
function shown(value) {
  switch (typeof value) {
    case "string":
      return `"${plainLine(cut(value))}"`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return value > -LONG && value < LONG ? `${value}n` : "a very long integer";
    case "boolean":
    case "undefined":
      return String(value);
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    default:
      if (value === null) return "null";
      return Array.isArray(value) ? `a list of ${value.length}` : "an object";
  }
}
var LONG = 10n ** BigInt(LENGTH);
function cut(text) {
  if (text.length <= LENGTH) return text;
  const high = text.charCodeAt(LENGTH - 1);
  return `${text.slice(0, high >= 55296 && high <= 56319 ? LENGTH - 1 : LENGTH)}\u2026`;
}

// src/issues/nearest.ts
var LONGEST_NAME = 64;
var MOST_NAMES = 2e3;
function nearestName(name, known2) {
  if (name.length > LONGEST_NAME) return void 0;
  const wanted = pointsOf(name);
  const allowed = wanted.length < 2 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let nearest;
  let least = allowed + 1;
  let seen = 0;
  for (const candidate of known2) {
    seen += 1;
    if (seen > MOST_NAMES) break;
    if (candidate === name || candidate.length > LONGEST_NAME) continue;
    const slips = slipsBetween(wanted, pointsOf(candidate), least);
    if (slips < least) {
      nearest = candidate;
      least = slips;
    }
  }
  return nearest;
}
function pointsOf(name) {
  return Array.from(name.toLowerCase());
}
function slipsBetween(a2, b2, limit) {
  if (Math.abs(a2.length - b2.length) >= limit) return limit;
  let beforeLast = [];
  let last = Array.from({ length: b2.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a2.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b2.length; column += 1) {
      const same = a2[row - 1] === b2[column - 1];
      let slips = Math.min(at2(last, column) + 1, at2(current, column - 1) + 1, at2(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a2[row - 1] === b2[column - 2] && a2[row - 2] === b2[column - 1];
      if (swapped) slips = Math.min(slips, at2(beforeLast, column - 2) + 1);
      current.push(slips);
      least = Math.min(least, slips);
    }
    if (least >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return Math.min(at2(last, b2.length), limit);
}
function at2(row, column) {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

// src/money/decimal-js-text.ts
var WORD_DIGITS = 7;
var WORD_END = 10 ** WORD_DIGITS;
var WORDS_MAX = 10;
function decimalJsText(value) {
  try {
    return typeof value === "object" && value !== null && hasDecimalPrototype(value) ? textOf(value) : void 0;
  } catch {
    return void 0;
  }
}
function textOf(value) {
  const sign4 = ownValue(value, "s");
  const exponent = ownValue(value, "e");
  const words = ownValue(value, "d");
  if (sign4 !== 1 && sign4 !== -1 || !Number.isSafeInteger(exponent) || !Array.isArray(words)) return void 0;
  const digits = digitsOf(words);
  if (digits === void 0) return void 0;
  if (digits === "0") return "0";
  if (!isAligned(words, Number(exponent))) return void 0;
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  return `${sign4 < 0 ? "-" : ""}${digits.charAt(0)}${fraction}e${String(exponent)}`;
}
function hasDecimalPrototype(value) {
  if (Object.hasOwn(value, Symbol.toStringTag) || Object.hasOwn(value, "toFixed")) return false;
  const tag2 = Reflect.get(value, Symbol.toStringTag);
  const method = Reflect.get(value, "toFixed");
  return tag2 === "Decimal" && typeof method === "function";
}
function ownValue(value, name) {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
function digitsOf(words) {
  if (words.length === 0 || words.length > WORDS_MAX) return void 0;
  let digits = "";
  for (const word of words) {
    if (typeof word !== "number" || !Number.isInteger(word) || word < 0 || word >= WORD_END) return void 0;
    digits += digits === "" ? String(word) : String(word).padStart(WORD_DIGITS, "0");
  }
  if (digits.startsWith("0") && digits !== "0") return void 0;
  return digits.replace(/0+$/, "") || "0";
}
function isAligned(words, exponent) {
  const firstDigits = String(words[0]).length;
  return (exponent % WORD_DIGITS + WORD_DIGITS) % WORD_DIGITS + 1 === firstDigits;
}

// node_modules/decimal.js/decimal.mjs
var EXP_LIMIT = 9e15;
var MAX_DIGITS = 1e9;
var NUMERALS = "0123456789abcdef";
var LN10 = "2.3025850929940456840179914546843642076011014886287729760333279009675726096773524802359972050895982983419677840422862486334095254650828067566662873690987816894829072083255546808437998948262331985283935053089653777326288461633662222876982198867465436674744042432743651550489343149393914796194044002221051017141748003688084012647080685567743216228355220114804663715659121373450747856947683463616792101806445070648000277502684916746550586856935673420670581136429224554405758925724208241314695689016758940256776311356919292033376587141660230105703089634572075440370847469940168269282808481184289314848524948644871927809676271275775397027668605952496716674183485704422507197965004714951050492214776567636938662976979522110718264549734772662425709429322582798502585509785265383207606726317164309505995087807523710333101197857547331541421808427543863591778117054309827482385045648019095610299291824318237525357709750539565187697510374970888692180205189339507238539205144634197265287286965110862571492198849978748873771345686209167058";
var PI = "3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986280348253421170679821480865132823066470938446095505822317253594081284811174502841027019385211055596446229489549303819644288109756659334461284756482337867831652712019091456485669234603486104543266482133936072602491412737245870066063155881748815209209628292540917153643678925903600113305305488204665213841469519415116094330572703657595919530921861173819326117931051185480744623799627495673518857527248912279381830119491298336733624406566430860213949463952247371907021798609437027705392171762931767523846748184676694051320005681271452635608277857713427577896091736371787214684409012249534301465495853710507922796892589235420199561121290219608640344181598136297747713099605187072113499999983729780499510597317328160963185950244594553469083026425223082533446850352619311881710100031378387528865875332083814206171776691473035982534904287554687311595628638823537875937519577818577805321712268066130019278766111959092164201989380952572010654858632789";
var DEFAULTS = {
  // These values must be integers within the stated ranges (inclusive).
  // Most of these values can be changed at run-time using the `Decimal.config` method.
  // The maximum number of significant digits of the result of a calculation or base conversion.
  // E.g. `Decimal.config({ precision: 20 });`
  precision: 20,
  // 1 to MAX_DIGITS
  // The rounding mode used when rounding to `precision`.
  //
  // ROUND_UP         0 Away from zero.
  // ROUND_DOWN       1 Towards zero.
  // ROUND_CEIL       2 Towards +Infinity.
  // ROUND_FLOOR      3 Towards -Infinity.
  // ROUND_HALF_UP    4 Towards nearest neighbour. If equidistant, up.
  // ROUND_HALF_DOWN  5 Towards nearest neighbour. If equidistant, down.
  // ROUND_HALF_EVEN  6 Towards nearest neighbour. If equidistant, towards even neighbour.
  // ROUND_HALF_CEIL  7 Towards nearest neighbour. If equidistant, towards +Infinity.
  // ROUND_HALF_FLOOR 8 Towards nearest neighbour. If equidistant, towards -Infinity.
  //
  // E.g.
  // `Decimal.rounding = 4;`
  // `Decimal.rounding = Decimal.ROUND_HALF_UP;`
  rounding: 4,
  // 0 to 8
  // The modulo mode used when calculating the modulus: a mod n.
  // The quotient (q = a / n) is calculated according to the corresponding rounding mode.
  // The remainder (r) is calculated as: r = a - n * q.
  //
  // UP         0 The remainder is positive if the dividend is negative, else is negative.
  // DOWN       1 The remainder has the same sign as the dividend (JavaScript %).
  // FLOOR      3 The remainder has the same sign as the divisor (Python %).
  // HALF_EVEN  6 The IEEE 754 remainder function.
  // EUCLID     9 Euclidian division. q = sign(n) * floor(a / abs(n)). Always positive.
  //
  // Truncated division (1), floored division (3), the IEEE 754 remainder (6), and Euclidian
  // division (9) are commonly used for the modulus operation. The other rounding modes can also
  // be used, but they may not give useful results.
  modulo: 1,
  // 0 to 9
  // The exponent value at and beneath which `toString` returns exponential notation.
  // JavaScript numbers: -7
  toExpNeg: -7,
  // 0 to -EXP_LIMIT
  // The exponent value at and above which `toString` returns exponential notation.
  // JavaScript numbers: 21
  toExpPos: 21,
  // 0 to EXP_LIMIT
  // The minimum exponent value, beneath which underflow to zero occurs.
  // JavaScript numbers: -324  (5e-324)
  minE: -EXP_LIMIT,
  // -1 to -EXP_LIMIT
  // The maximum exponent value, above which overflow to Infinity occurs.
  // JavaScript numbers: 308  (1.7976931348623157e+308)
  maxE: EXP_LIMIT,
  // 1 to EXP_LIMIT
  // Whether to use cryptographically-secure random number generation, if available.
  crypto: false
  // true/false
};
var inexact;
var quadrant;
var external = true;
var decimalError = "[DecimalError] ";
var invalidArgument = decimalError + "Invalid argument: ";
var precisionLimitExceeded = decimalError + "Precision limit exceeded";
var cryptoUnavailable = decimalError + "crypto unavailable";
var tag = "[object Decimal]";
var mathfloor = Math.floor;
var mathpow = Math.pow;
var isBinary = /^0b([01]+(\.[01]*)?|\.[01]+)(p[+-]?\d+)?$/i;
var isHex = /^0x([0-9a-f]+(\.[0-9a-f]*)?|\.[0-9a-f]+)(p[+-]?\d+)?$/i;
var isOctal = /^0o([0-7]+(\.[0-7]*)?|\.[0-7]+)(p[+-]?\d+)?$/i;
var isDecimal = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
var BASE = 1e7;
var LOG_BASE = 7;
var MAX_SAFE_INTEGER = 9007199254740991;
var LN10_PRECISION = LN10.length - 1;
var PI_PRECISION = PI.length - 1;
var P = { toStringTag: tag };
P.absoluteValue = P.abs = function() {
  var x = new this.constructor(this);
  if (x.s < 0) x.s = 1;
  return finalise(x);
};
P.ceil = function() {
  return finalise(new this.constructor(this), this.e + 1, 2);
};
P.clampedTo = P.clamp = function(min3, max3) {
  var k, x = this, Ctor = x.constructor;
  min3 = new Ctor(min3);
  max3 = new Ctor(max3);
  if (!min3.s || !max3.s) return new Ctor(NaN);
  if (min3.gt(max3)) throw Error(invalidArgument + max3);
  k = x.cmp(min3);
  return k < 0 ? min3 : x.cmp(max3) > 0 ? max3 : new Ctor(x);
};
P.comparedTo = P.cmp = function(y) {
  var i, j, xdL, ydL, x = this, xd = x.d, yd = (y = new x.constructor(y)).d, xs = x.s, ys = y.s;
  if (!xd || !yd) {
    return !xs || !ys ? NaN : xs !== ys ? xs : xd === yd ? 0 : !xd ^ xs < 0 ? 1 : -1;
  }
  if (!xd[0] || !yd[0]) return xd[0] ? xs : yd[0] ? -ys : 0;
  if (xs !== ys) return xs;
  if (x.e !== y.e) return x.e > y.e ^ xs < 0 ? 1 : -1;
  xdL = xd.length;
  ydL = yd.length;
  for (i = 0, j = xdL < ydL ? xdL : ydL; i < j; ++i) {
    if (xd[i] !== yd[i]) return xd[i] > yd[i] ^ xs < 0 ? 1 : -1;
  }
  return xdL === ydL ? 0 : xdL > ydL ^ xs < 0 ? 1 : -1;
};
P.cosine = P.cos = function() {
  var pr, rm, x = this, Ctor = x.constructor;
  if (!x.d) return new Ctor(NaN);
  if (!x.d[0]) return new Ctor(1);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + LOG_BASE;
  Ctor.rounding = 1;
  x = cosine(Ctor, toLessThanHalfPi(Ctor, x));
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(quadrant == 2 || quadrant == 3 ? x.neg() : x, pr, rm, true);
};
P.cubeRoot = P.cbrt = function() {
  var e, m, n, r, rep, s, sd, t, t3, t3plusx, x = this, Ctor = x.constructor;
  if (!x.isFinite() || x.isZero()) return new Ctor(x);
  external = false;
  s = x.s * mathpow(x.s * x, 1 / 3);
  if (!s || Math.abs(s) == 1 / 0) {
    n = digitsToString(x.d);
    e = x.e;
    if (s = (e - n.length + 1) % 3) n += s == 1 || s == -2 ? "0" : "00";
    s = mathpow(n, 1 / 3);
    e = mathfloor((e + 1) / 3) - (e % 3 == (e < 0 ? -1 : 2));
    if (s == 1 / 0) {
      n = "5e" + e;
    } else {
      n = s.toExponential();
      n = n.slice(0, n.indexOf("e") + 1) + e;
    }
    r = new Ctor(n);
    r.s = x.s;
  } else {
    r = new Ctor(s.toString());
  }
  sd = (e = Ctor.precision) + 3;
  for (; ; ) {
    t = r;
    t3 = t.times(t).times(t);
    t3plusx = t3.plus(x);
    r = divide(t3plusx.plus(x).times(t), t3plusx.plus(t3), sd + 2, 1);
    if (digitsToString(t.d).slice(0, sd) === (n = digitsToString(r.d)).slice(0, sd)) {
      n = n.slice(sd - 3, sd + 1);
      if (n == "9999" || !rep && n == "4999") {
        if (!rep) {
          finalise(t, e + 1, 0);
          if (t.times(t).times(t).eq(x)) {
            r = t;
            break;
          }
        }
        sd += 4;
        rep = 1;
      } else {
        if (!+n || !+n.slice(1) && n.charAt(0) == "5") {
          finalise(r, e + 1, 1);
          m = !r.times(r).times(r).eq(x);
        }
        break;
      }
    }
  }
  external = true;
  return finalise(r, e, Ctor.rounding, m);
};
P.decimalPlaces = P.dp = function() {
  var w, d = this.d, n = NaN;
  if (d) {
    w = d.length - 1;
    n = (w - mathfloor(this.e / LOG_BASE)) * LOG_BASE;
    w = d[w];
    if (w) for (; w % 10 == 0; w /= 10) n--;
    if (n < 0) n = 0;
  }
  return n;
};
P.dividedBy = P.div = function(y) {
  return divide(this, new this.constructor(y));
};
P.dividedToIntegerBy = P.divToInt = function(y) {
  var x = this, Ctor = x.constructor;
  return finalise(divide(x, new Ctor(y), 0, 1, 1), Ctor.precision, Ctor.rounding);
};
P.equals = P.eq = function(y) {
  return this.cmp(y) === 0;
};
P.floor = function() {
  return finalise(new this.constructor(this), this.e + 1, 3);
};
P.greaterThan = P.gt = function(y) {
  return this.cmp(y) > 0;
};
P.greaterThanOrEqualTo = P.gte = function(y) {
  var k = this.cmp(y);
  return k == 1 || k === 0;
};
P.hyperbolicCosine = P.cosh = function() {
  var k, n, pr, rm, len, x = this, Ctor = x.constructor, one = new Ctor(1);
  if (!x.isFinite()) return new Ctor(x.s ? 1 / 0 : NaN);
  if (x.isZero()) return one;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + 4;
  Ctor.rounding = 1;
  len = x.d.length;
  if (len < 32) {
    k = Math.ceil(len / 3);
    n = (1 / tinyPow(4, k)).toString();
  } else {
    k = 16;
    n = "2.3283064365386962890625e-10";
  }
  x = taylorSeries(Ctor, 1, x.times(n), new Ctor(1), true);
  var cosh2_x, i = k, d8 = new Ctor(8);
  for (; i--; ) {
    cosh2_x = x.times(x);
    x = one.minus(cosh2_x.times(d8.minus(cosh2_x.times(d8))));
  }
  return finalise(x, Ctor.precision = pr, Ctor.rounding = rm, true);
};
P.hyperbolicSine = P.sinh = function() {
  var k, pr, rm, len, x = this, Ctor = x.constructor;
  if (!x.isFinite() || x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + 4;
  Ctor.rounding = 1;
  len = x.d.length;
  if (len < 3) {
    x = taylorSeries(Ctor, 2, x, x, true);
  } else {
    k = 1.4 * Math.sqrt(len);
    k = k > 16 ? 16 : k | 0;
    x = x.times(1 / tinyPow(5, k));
    x = taylorSeries(Ctor, 2, x, x, true);
    var sinh2_x, d5 = new Ctor(5), d16 = new Ctor(16), d20 = new Ctor(20);
    for (; k--; ) {
      sinh2_x = x.times(x);
      x = x.times(d5.plus(sinh2_x.times(d16.times(sinh2_x).plus(d20))));
    }
  }
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(x, pr, rm, true);
};
P.hyperbolicTangent = P.tanh = function() {
  var pr, rm, x = this, Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(x.s);
  if (x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + 7;
  Ctor.rounding = 1;
  return divide(x.sinh(), x.cosh(), Ctor.precision = pr, Ctor.rounding = rm);
};
P.inverseCosine = P.acos = function() {
  var x = this, Ctor = x.constructor, k = x.abs().cmp(1), pr = Ctor.precision, rm = Ctor.rounding;
  if (k !== -1) {
    return k === 0 ? x.isNeg() ? getPi(Ctor, pr, rm) : new Ctor(0) : new Ctor(NaN);
  }
  if (x.isZero()) return getPi(Ctor, pr + 4, rm).times(0.5);
  Ctor.precision = pr + 6;
  Ctor.rounding = 1;
  x = new Ctor(1).minus(x).div(x.plus(1)).sqrt().atan();
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.times(2);
};
P.inverseHyperbolicCosine = P.acosh = function() {
  var pr, rm, x = this, Ctor = x.constructor;
  if (x.lte(1)) return new Ctor(x.eq(1) ? 0 : NaN);
  if (!x.isFinite()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(Math.abs(x.e), x.sd()) + 4;
  Ctor.rounding = 1;
  external = false;
  x = x.times(x).minus(1).sqrt().plus(x);
  external = true;
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.ln();
};
P.inverseHyperbolicSine = P.asinh = function() {
  var pr, rm, x = this, Ctor = x.constructor;
  if (!x.isFinite() || x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + 2 * Math.max(Math.abs(x.e), x.sd()) + 6;
  Ctor.rounding = 1;
  external = false;
  x = x.times(x).plus(1).sqrt().plus(x);
  external = true;
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.ln();
};
P.inverseHyperbolicTangent = P.atanh = function() {
  var pr, rm, wpr, xsd, x = this, Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(NaN);
  if (x.e >= 0) return new Ctor(x.abs().eq(1) ? x.s / 0 : x.isZero() ? x : NaN);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  xsd = x.sd();
  if (Math.max(xsd, pr) < 2 * -x.e - 1) return finalise(new Ctor(x), pr, rm, true);
  Ctor.precision = wpr = xsd - x.e;
  x = divide(x.plus(1), new Ctor(1).minus(x), wpr + pr, 1);
  Ctor.precision = pr + 4;
  Ctor.rounding = 1;
  x = x.ln();
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.times(0.5);
};
P.inverseSine = P.asin = function() {
  var halfPi, k, pr, rm, x = this, Ctor = x.constructor;
  if (x.isZero()) return new Ctor(x);
  k = x.abs().cmp(1);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (k !== -1) {
    if (k === 0) {
      halfPi = getPi(Ctor, pr + 4, rm).times(0.5);
      halfPi.s = x.s;
      return halfPi;
    }
    return new Ctor(NaN);
  }
  Ctor.precision = pr + 6;
  Ctor.rounding = 1;
  x = x.div(new Ctor(1).minus(x.times(x)).sqrt().plus(1)).atan();
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return x.times(2);
};
P.inverseTangent = P.atan = function() {
  var i, j, k, n, px, t, r, wpr, x2, x = this, Ctor = x.constructor, pr = Ctor.precision, rm = Ctor.rounding;
  if (!x.isFinite()) {
    if (!x.s) return new Ctor(NaN);
    if (pr + 4 <= PI_PRECISION) {
      r = getPi(Ctor, pr + 4, rm).times(0.5);
      r.s = x.s;
      return r;
    }
  } else if (x.isZero()) {
    return new Ctor(x);
  } else if (x.abs().eq(1) && pr + 4 <= PI_PRECISION) {
    r = getPi(Ctor, pr + 4, rm).times(0.25);
    r.s = x.s;
    return r;
  }
  Ctor.precision = wpr = pr + 10;
  Ctor.rounding = 1;
  k = Math.min(28, wpr / LOG_BASE + 2 | 0);
  for (i = k; i; --i) x = x.div(x.times(x).plus(1).sqrt().plus(1));
  external = false;
  j = Math.ceil(wpr / LOG_BASE);
  n = 1;
  x2 = x.times(x);
  r = new Ctor(x);
  px = x;
  for (; i !== -1; ) {
    px = px.times(x2);
    t = r.minus(px.div(n += 2));
    px = px.times(x2);
    r = t.plus(px.div(n += 2));
    if (r.d[j] !== void 0) for (i = j; r.d[i] === t.d[i] && i--; ) ;
  }
  if (k) r = r.times(2 << k - 1);
  external = true;
  return finalise(r, Ctor.precision = pr, Ctor.rounding = rm, true);
};
P.isFinite = function() {
  return !!this.d;
};
P.isInteger = P.isInt = function() {
  return !!this.d && mathfloor(this.e / LOG_BASE) > this.d.length - 2;
};
P.isNaN = function() {
  return !this.s;
};
P.isNegative = P.isNeg = function() {
  return this.s < 0;
};
P.isPositive = P.isPos = function() {
  return this.s > 0;
};
P.isZero = function() {
  return !!this.d && this.d[0] === 0;
};
P.lessThan = P.lt = function(y) {
  return this.cmp(y) < 0;
};
P.lessThanOrEqualTo = P.lte = function(y) {
  return this.cmp(y) < 1;
};
P.logarithm = P.log = function(base) {
  var isBase10, d, denominator, k, inf, num, sd, r, arg = this, Ctor = arg.constructor, pr = Ctor.precision, rm = Ctor.rounding, guard = 5;
  if (base == null) {
    base = new Ctor(10);
    isBase10 = true;
  } else {
    base = new Ctor(base);
    d = base.d;
    if (base.s < 0 || !d || !d[0] || base.eq(1)) return new Ctor(NaN);
    isBase10 = base.eq(10);
  }
  d = arg.d;
  if (arg.s < 0 || !d || !d[0] || arg.eq(1)) {
    return new Ctor(d && !d[0] ? -1 / 0 : arg.s != 1 ? NaN : d ? 0 : 1 / 0);
  }
  if (isBase10) {
    if (d.length > 1) {
      inf = true;
    } else {
      for (k = d[0]; k % 10 === 0; ) k /= 10;
      inf = k !== 1;
    }
  }
  external = false;
  sd = pr + guard;
  num = naturalLogarithm(arg, sd);
  denominator = isBase10 ? getLn10(Ctor, sd + 10) : naturalLogarithm(base, sd);
  r = divide(num, denominator, sd, 1);
  if (checkRoundingDigits(r.d, k = pr, rm)) {
    do {
      sd += 10;
      num = naturalLogarithm(arg, sd);
      denominator = isBase10 ? getLn10(Ctor, sd + 10) : naturalLogarithm(base, sd);
      r = divide(num, denominator, sd, 1);
      if (!inf) {
        if (+digitsToString(r.d).slice(k + 1, k + 15) + 1 == 1e14) {
          r = finalise(r, pr + 1, 0);
        }
        break;
      }
    } while (checkRoundingDigits(r.d, k += 10, rm));
  }
  external = true;
  return finalise(r, pr, rm);
};
P.minus = P.sub = function(y) {
  var d, e, i, j, k, len, pr, rm, xd, xe, xLTy, yd, x = this, Ctor = x.constructor;
  y = new Ctor(y);
  if (!x.d || !y.d) {
    if (!x.s || !y.s) y = new Ctor(NaN);
    else if (x.d) y.s = -y.s;
    else y = new Ctor(y.d || x.s !== y.s ? x : NaN);
    return y;
  }
  if (x.s != y.s) {
    y.s = -y.s;
    return x.plus(y);
  }
  xd = x.d;
  yd = y.d;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (!xd[0] || !yd[0]) {
    if (yd[0]) y.s = -y.s;
    else if (xd[0]) y = new Ctor(x);
    else return new Ctor(rm === 3 ? -0 : 0);
    return external ? finalise(y, pr, rm) : y;
  }
  e = mathfloor(y.e / LOG_BASE);
  xe = mathfloor(x.e / LOG_BASE);
  xd = xd.slice();
  k = xe - e;
  if (k) {
    xLTy = k < 0;
    if (xLTy) {
      d = xd;
      k = -k;
      len = yd.length;
    } else {
      d = yd;
      e = xe;
      len = xd.length;
    }
    i = Math.max(Math.ceil(pr / LOG_BASE), len) + 2;
    if (k > i) {
      k = i;
      d.length = 1;
    }
    d.reverse();
    for (i = k; i--; ) d.push(0);
    d.reverse();
  } else {
    i = xd.length;
    len = yd.length;
    xLTy = i < len;
    if (xLTy) len = i;
    for (i = 0; i < len; i++) {
      if (xd[i] != yd[i]) {
        xLTy = xd[i] < yd[i];
        break;
      }
    }
    k = 0;
  }
  if (xLTy) {
    d = xd;
    xd = yd;
    yd = d;
    y.s = -y.s;
  }
  len = xd.length;
  for (i = yd.length - len; i > 0; --i) xd[len++] = 0;
  for (i = yd.length; i > k; ) {
    if (xd[--i] < yd[i]) {
      for (j = i; j && xd[--j] === 0; ) xd[j] = BASE - 1;
      --xd[j];
      xd[i] += BASE;
    }
    xd[i] -= yd[i];
  }
  for (; xd[--len] === 0; ) xd.pop();
  for (; xd[0] === 0; xd.shift()) --e;
  if (!xd[0]) return new Ctor(rm === 3 ? -0 : 0);
  y.d = xd;
  y.e = getBase10Exponent(xd, e);
  return external ? finalise(y, pr, rm) : y;
};
P.modulo = P.mod = function(y) {
  var q, x = this, Ctor = x.constructor;
  y = new Ctor(y);
  if (!x.d || !y.s || y.d && !y.d[0]) return new Ctor(NaN);
  if (!y.d || x.d && !x.d[0]) {
    return finalise(new Ctor(x), Ctor.precision, Ctor.rounding);
  }
  external = false;
  if (Ctor.modulo == 9) {
    q = divide(x, y.abs(), 0, 3, 1);
    q.s *= y.s;
  } else {
    q = divide(x, y, 0, Ctor.modulo, 1);
  }
  q = q.times(y);
  external = true;
  return x.minus(q);
};
P.naturalExponential = P.exp = function() {
  return naturalExponential(this);
};
P.naturalLogarithm = P.ln = function() {
  return naturalLogarithm(this);
};
P.negated = P.neg = function() {
  var x = new this.constructor(this);
  x.s = -x.s;
  return finalise(x);
};
P.plus = P.add = function(y) {
  var carry, d, e, i, k, len, pr, rm, xd, yd, x = this, Ctor = x.constructor;
  y = new Ctor(y);
  if (!x.d || !y.d) {
    if (!x.s || !y.s) y = new Ctor(NaN);
    else if (!x.d) y = new Ctor(y.d || x.s === y.s ? x : NaN);
    return y;
  }
  if (x.s != y.s) {
    y.s = -y.s;
    return x.minus(y);
  }
  xd = x.d;
  yd = y.d;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (!xd[0] || !yd[0]) {
    if (!yd[0]) y = new Ctor(x);
    return external ? finalise(y, pr, rm) : y;
  }
  k = mathfloor(x.e / LOG_BASE);
  e = mathfloor(y.e / LOG_BASE);
  xd = xd.slice();
  i = k - e;
  if (i) {
    if (i < 0) {
      d = xd;
      i = -i;
      len = yd.length;
    } else {
      d = yd;
      e = k;
      len = xd.length;
    }
    k = Math.ceil(pr / LOG_BASE);
    len = k > len ? k + 1 : len + 1;
    if (i > len) {
      i = len;
      d.length = 1;
    }
    d.reverse();
    for (; i--; ) d.push(0);
    d.reverse();
  }
  len = xd.length;
  i = yd.length;
  if (len - i < 0) {
    i = len;
    d = yd;
    yd = xd;
    xd = d;
  }
  for (carry = 0; i; ) {
    carry = (xd[--i] = xd[i] + yd[i] + carry) / BASE | 0;
    xd[i] %= BASE;
  }
  if (carry) {
    xd.unshift(carry);
    ++e;
  }
  for (len = xd.length; xd[--len] == 0; ) xd.pop();
  y.d = xd;
  y.e = getBase10Exponent(xd, e);
  return external ? finalise(y, pr, rm) : y;
};
P.precision = P.sd = function(z) {
  var k, x = this;
  if (z !== void 0 && z !== !!z && z !== 1 && z !== 0) throw Error(invalidArgument + z);
  if (x.d) {
    k = getPrecision(x.d);
    if (z && x.e + 1 > k) k = x.e + 1;
  } else {
    k = NaN;
  }
  return k;
};
P.round = function() {
  var x = this, Ctor = x.constructor;
  return finalise(new Ctor(x), x.e + 1, Ctor.rounding);
};
P.sine = P.sin = function() {
  var pr, rm, x = this, Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(NaN);
  if (x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + Math.max(x.e, x.sd()) + LOG_BASE;
  Ctor.rounding = 1;
  x = sine(Ctor, toLessThanHalfPi(Ctor, x));
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(quadrant > 2 ? x.neg() : x, pr, rm, true);
};
P.squareRoot = P.sqrt = function() {
  var m, n, sd, r, rep, t, x = this, d = x.d, e = x.e, s = x.s, Ctor = x.constructor;
  if (s !== 1 || !d || !d[0]) {
    return new Ctor(!s || s < 0 && (!d || d[0]) ? NaN : d ? x : 1 / 0);
  }
  external = false;
  s = Math.sqrt(+x);
  if (s == 0 || s == 1 / 0) {
    n = digitsToString(d);
    if ((n.length + e) % 2 == 0) n += "0";
    s = Math.sqrt(n);
    e = mathfloor((e + 1) / 2) - (e < 0 || e % 2);
    if (s == 1 / 0) {
      n = "5e" + e;
    } else {
      n = s.toExponential();
      n = n.slice(0, n.indexOf("e") + 1) + e;
    }
    r = new Ctor(n);
  } else {
    r = new Ctor(s.toString());
  }
  sd = (e = Ctor.precision) + 3;
  for (; ; ) {
    t = r;
    r = t.plus(divide(x, t, sd + 2, 1)).times(0.5);
    if (digitsToString(t.d).slice(0, sd) === (n = digitsToString(r.d)).slice(0, sd)) {
      n = n.slice(sd - 3, sd + 1);
      if (n == "9999" || !rep && n == "4999") {
        if (!rep) {
          finalise(t, e + 1, 0);
          if (t.times(t).eq(x)) {
            r = t;
            break;
          }
        }
        sd += 4;
        rep = 1;
      } else {
        if (!+n || !+n.slice(1) && n.charAt(0) == "5") {
          finalise(r, e + 1, 1);
          m = !r.times(r).eq(x);
        }
        break;
      }
    }
  }
  external = true;
  return finalise(r, e, Ctor.rounding, m);
};
P.tangent = P.tan = function() {
  var pr, rm, x = this, Ctor = x.constructor;
  if (!x.isFinite()) return new Ctor(NaN);
  if (x.isZero()) return new Ctor(x);
  pr = Ctor.precision;
  rm = Ctor.rounding;
  Ctor.precision = pr + 10;
  Ctor.rounding = 1;
  x = x.sin();
  x.s = 1;
  x = divide(x, new Ctor(1).minus(x.times(x)).sqrt(), pr + 10, 0);
  Ctor.precision = pr;
  Ctor.rounding = rm;
  return finalise(quadrant == 2 || quadrant == 4 ? x.neg() : x, pr, rm, true);
};
P.times = P.mul = function(y) {
  var carry, e, i, k, r, rL, t, xdL, ydL, x = this, Ctor = x.constructor, xd = x.d, yd = (y = new Ctor(y)).d;
  y.s *= x.s;
  if (!xd || !xd[0] || !yd || !yd[0]) {
    return new Ctor(!y.s || xd && !xd[0] && !yd || yd && !yd[0] && !xd ? NaN : !xd || !yd ? y.s / 0 : y.s * 0);
  }
  e = mathfloor(x.e / LOG_BASE) + mathfloor(y.e / LOG_BASE);
  xdL = xd.length;
  ydL = yd.length;
  if (xdL < ydL) {
    r = xd;
    xd = yd;
    yd = r;
    rL = xdL;
    xdL = ydL;
    ydL = rL;
  }
  r = [];
  rL = xdL + ydL;
  for (i = rL; i--; ) r.push(0);
  for (i = ydL; --i >= 0; ) {
    carry = 0;
    for (k = xdL + i; k > i; ) {
      t = r[k] + yd[i] * xd[k - i - 1] + carry;
      r[k--] = t % BASE | 0;
      carry = t / BASE | 0;
    }
    r[k] = (r[k] + carry) % BASE | 0;
  }
  for (; !r[--rL]; ) r.pop();
  if (carry) ++e;
  else r.shift();
  y.d = r;
  y.e = getBase10Exponent(r, e);
  return external ? finalise(y, Ctor.precision, Ctor.rounding) : y;
};
P.toBinary = function(sd, rm) {
  return toStringBinary(this, 2, sd, rm);
};
P.toDecimalPlaces = P.toDP = function(dp, rm) {
  var x = this, Ctor = x.constructor;
  x = new Ctor(x);
  if (dp === void 0) return x;
  checkInt32(dp, 0, MAX_DIGITS);
  if (rm === void 0) rm = Ctor.rounding;
  else checkInt32(rm, 0, 8);
  return finalise(x, dp + x.e + 1, rm);
};
P.toExponential = function(dp, rm) {
  var str, x = this, Ctor = x.constructor;
  if (dp === void 0) {
    str = finiteToString(x, true);
  } else {
    checkInt32(dp, 0, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
    x = finalise(new Ctor(x), dp + 1, rm);
    str = finiteToString(x, true, dp + 1);
  }
  return x.isNeg() && !x.isZero() ? "-" + str : str;
};
P.toFixed = function(dp, rm) {
  var str, y, x = this, Ctor = x.constructor;
  if (dp === void 0) {
    str = finiteToString(x);
  } else {
    checkInt32(dp, 0, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
    y = finalise(new Ctor(x), dp + x.e + 1, rm);
    str = finiteToString(y, false, dp + y.e + 1);
  }
  return x.isNeg() && !x.isZero() ? "-" + str : str;
};
P.toFraction = function(maxD) {
  var d, d0, d1, d2, e, k, n, n0, n1, pr, q, r, x = this, xd = x.d, Ctor = x.constructor;
  if (!xd) return new Ctor(x);
  n1 = d0 = new Ctor(1);
  d1 = n0 = new Ctor(0);
  d = new Ctor(d1);
  e = d.e = getPrecision(xd) - x.e - 1;
  k = e % LOG_BASE;
  d.d[0] = mathpow(10, k < 0 ? LOG_BASE + k : k);
  if (maxD == null) {
    maxD = e > 0 ? d : n1;
  } else {
    n = new Ctor(maxD);
    if (!n.isInt() || n.lt(n1)) throw Error(invalidArgument + n);
    maxD = n.gt(d) ? e > 0 ? d : n1 : n;
  }
  external = false;
  n = new Ctor(digitsToString(xd));
  pr = Ctor.precision;
  Ctor.precision = e = xd.length * LOG_BASE * 2;
  for (; ; ) {
    q = divide(n, d, 0, 1, 1);
    d2 = d0.plus(q.times(d1));
    if (d2.cmp(maxD) == 1) break;
    d0 = d1;
    d1 = d2;
    d2 = n1;
    n1 = n0.plus(q.times(d2));
    n0 = d2;
    d2 = d;
    d = n.minus(q.times(d2));
    n = d2;
  }
  d2 = divide(maxD.minus(d0), d1, 0, 1, 1);
  n0 = n0.plus(d2.times(n1));
  d0 = d0.plus(d2.times(d1));
  n0.s = n1.s = x.s;
  r = divide(n1, d1, e, 1).minus(x).abs().cmp(divide(n0, d0, e, 1).minus(x).abs()) < 1 ? [n1, d1] : [n0, d0];
  Ctor.precision = pr;
  external = true;
  return r;
};
P.toHexadecimal = P.toHex = function(sd, rm) {
  return toStringBinary(this, 16, sd, rm);
};
P.toNearest = function(y, rm) {
  var x = this, Ctor = x.constructor;
  x = new Ctor(x);
  if (y == null) {
    if (!x.d) return x;
    y = new Ctor(1);
    rm = Ctor.rounding;
  } else {
    y = new Ctor(y);
    if (rm === void 0) {
      rm = Ctor.rounding;
    } else {
      checkInt32(rm, 0, 8);
    }
    if (!x.d) return y.s ? x : y;
    if (!y.d) {
      if (y.s) y.s = x.s;
      return y;
    }
  }
  if (y.d[0]) {
    external = false;
    x = divide(x, y, 0, rm, 1).times(y);
    external = true;
    finalise(x);
  } else {
    y.s = x.s;
    x = y;
  }
  return x;
};
P.toNumber = function() {
  return +this;
};
P.toOctal = function(sd, rm) {
  return toStringBinary(this, 8, sd, rm);
};
P.toPower = P.pow = function(y) {
  var e, k, pr, r, rm, s, x = this, Ctor = x.constructor, yn = +(y = new Ctor(y));
  if (!x.d || !y.d || !x.d[0] || !y.d[0]) return new Ctor(mathpow(+x, yn));
  x = new Ctor(x);
  if (x.eq(1)) return x;
  pr = Ctor.precision;
  rm = Ctor.rounding;
  if (y.eq(1)) return finalise(x, pr, rm);
  e = mathfloor(y.e / LOG_BASE);
  if (e >= y.d.length - 1 && (k = yn < 0 ? -yn : yn) <= MAX_SAFE_INTEGER) {
    r = intPow(Ctor, x, k, pr);
    return y.s < 0 ? new Ctor(1).div(r) : finalise(r, pr, rm);
  }
  s = x.s;
  if (s < 0) {
    if (e < y.d.length - 1) return new Ctor(NaN);
    if ((y.d[e] & 1) == 0) s = 1;
    if (x.e == 0 && x.d[0] == 1 && x.d.length == 1) {
      x.s = s;
      return x;
    }
  }
  k = mathpow(+x, yn);
  e = k == 0 || !isFinite(k) ? mathfloor(yn * (Math.log("0." + digitsToString(x.d)) / Math.LN10 + x.e + 1)) : new Ctor(k + "").e;
  if (e > Ctor.maxE + 1 || e < Ctor.minE - 1) return new Ctor(e > 0 ? s / 0 : 0);
  external = false;
  Ctor.rounding = x.s = 1;
  k = Math.min(12, (e + "").length);
  r = naturalExponential(y.times(naturalLogarithm(x, pr + k)), pr);
  if (r.d) {
    r = finalise(r, pr + 5, 1);
    if (checkRoundingDigits(r.d, pr, rm)) {
      e = pr + 10;
      r = finalise(naturalExponential(y.times(naturalLogarithm(x, e + k)), e), e + 5, 1);
      if (+digitsToString(r.d).slice(pr + 1, pr + 15) + 1 == 1e14) {
        r = finalise(r, pr + 1, 0);
      }
    }
  }
  r.s = s;
  external = true;
  Ctor.rounding = rm;
  return finalise(r, pr, rm);
};
P.toPrecision = function(sd, rm) {
  var str, x = this, Ctor = x.constructor;
  if (sd === void 0) {
    str = finiteToString(x, x.e <= Ctor.toExpNeg || x.e >= Ctor.toExpPos);
  } else {
    checkInt32(sd, 1, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
    x = finalise(new Ctor(x), sd, rm);
    str = finiteToString(x, sd <= x.e || x.e <= Ctor.toExpNeg, sd);
  }
  return x.isNeg() && !x.isZero() ? "-" + str : str;
};
P.toSignificantDigits = P.toSD = function(sd, rm) {
  var x = this, Ctor = x.constructor;
  if (sd === void 0) {
    sd = Ctor.precision;
    rm = Ctor.rounding;
  } else {
    checkInt32(sd, 1, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
  }
  return finalise(new Ctor(x), sd, rm);
};
P.toString = function() {
  var x = this, Ctor = x.constructor, str = finiteToString(x, x.e <= Ctor.toExpNeg || x.e >= Ctor.toExpPos);
  return x.isNeg() && !x.isZero() ? "-" + str : str;
};
P.truncated = P.trunc = function() {
  return finalise(new this.constructor(this), this.e + 1, 1);
};
P.valueOf = P.toJSON = function() {
  var x = this, Ctor = x.constructor, str = finiteToString(x, x.e <= Ctor.toExpNeg || x.e >= Ctor.toExpPos);
  return x.isNeg() ? "-" + str : str;
};
function digitsToString(d) {
  var i, k, ws, indexOfLastWord = d.length - 1, str = "", w = d[0];
  if (indexOfLastWord > 0) {
    str += w;
    for (i = 1; i < indexOfLastWord; i++) {
      ws = d[i] + "";
      k = LOG_BASE - ws.length;
      if (k) str += getZeroString(k);
      str += ws;
    }
    w = d[i];
    ws = w + "";
    k = LOG_BASE - ws.length;
    if (k) str += getZeroString(k);
  } else if (w === 0) {
    return "0";
  }
  for (; w % 10 === 0; ) w /= 10;
  return str + w;
}
function checkInt32(i, min3, max3) {
  if (i !== ~~i || i < min3 || i > max3) {
    throw Error(invalidArgument + i);
  }
}
function checkRoundingDigits(d, i, rm, repeating) {
  var di, k, r, rd;
  for (k = d[0]; k >= 10; k /= 10) --i;
  if (--i < 0) {
    i += LOG_BASE;
    di = 0;
  } else {
    di = Math.ceil((i + 1) / LOG_BASE);
    i %= LOG_BASE;
  }
  k = mathpow(10, LOG_BASE - i);
  rd = d[di] % k | 0;
  if (repeating == null) {
    if (i < 3) {
      if (i == 0) rd = rd / 100 | 0;
      else if (i == 1) rd = rd / 10 | 0;
      r = rm < 4 && rd == 99999 || rm > 3 && rd == 49999 || rd == 5e4 || rd == 0;
    } else {
      r = (rm < 4 && rd + 1 == k || rm > 3 && rd + 1 == k / 2) && (d[di + 1] / k / 100 | 0) == mathpow(10, i - 2) - 1 || (rd == k / 2 || rd == 0) && (d[di + 1] / k / 100 | 0) == 0;
    }
  } else {
    if (i < 4) {
      if (i == 0) rd = rd / 1e3 | 0;
      else if (i == 1) rd = rd / 100 | 0;
      else if (i == 2) rd = rd / 10 | 0;
      r = (repeating || rm < 4) && rd == 9999 || !repeating && rm > 3 && rd == 4999;
    } else {
      r = ((repeating || rm < 4) && rd + 1 == k || !repeating && rm > 3 && rd + 1 == k / 2) && (d[di + 1] / k / 1e3 | 0) == mathpow(10, i - 3) - 1;
    }
  }
  return r;
}
function convertBase(str, baseIn, baseOut) {
  var j, arr = [0], arrL, i = 0, strL = str.length;
  for (; i < strL; ) {
    for (arrL = arr.length; arrL--; ) arr[arrL] *= baseIn;
    arr[0] += NUMERALS.indexOf(str.charAt(i++));
    for (j = 0; j < arr.length; j++) {
      if (arr[j] > baseOut - 1) {
        if (arr[j + 1] === void 0) arr[j + 1] = 0;
        arr[j + 1] += arr[j] / baseOut | 0;
        arr[j] %= baseOut;
      }
    }
  }
  return arr.reverse();
}
function cosine(Ctor, x) {
  var k, len, y;
  if (x.isZero()) return x;
  len = x.d.length;
  if (len < 32) {
    k = Math.ceil(len / 3);
    y = (1 / tinyPow(4, k)).toString();
  } else {
    k = 16;
    y = "2.3283064365386962890625e-10";
  }
  Ctor.precision += k;
  x = taylorSeries(Ctor, 1, x.times(y), new Ctor(1));
  for (var i = k; i--; ) {
    var cos2x = x.times(x);
    x = cos2x.times(cos2x).minus(cos2x).times(8).plus(1);
  }
  Ctor.precision -= k;
  return x;
}
var divide = /* @__PURE__ */ (function() {
  function multiplyInteger(x, k, base) {
    var temp, carry = 0, i = x.length;
    for (x = x.slice(); i--; ) {
      temp = x[i] * k + carry;
      x[i] = temp % base | 0;
      carry = temp / base | 0;
    }
    if (carry) x.unshift(carry);
    return x;
  }
  function compare2(a2, b2, aL, bL) {
    var i, r;
    if (aL != bL) {
      r = aL > bL ? 1 : -1;
    } else {
      for (i = r = 0; i < aL; i++) {
        if (a2[i] != b2[i]) {
          r = a2[i] > b2[i] ? 1 : -1;
          break;
        }
      }
    }
    return r;
  }
  function subtract2(a2, b2, aL, base) {
    var i = 0;
    for (; aL--; ) {
      a2[aL] -= i;
      i = a2[aL] < b2[aL] ? 1 : 0;
      a2[aL] = i * base + a2[aL] - b2[aL];
    }
    for (; !a2[0] && a2.length > 1; ) a2.shift();
  }
  return function(x, y, pr, rm, dp, base) {
    var cmp, e, i, k, logBase, more, prod, prodL, q, qd, rem, remL, rem0, sd, t, xi, xL, yd0, yL, yz, Ctor = x.constructor, sign4 = x.s == y.s ? 1 : -1, xd = x.d, yd = y.d;
    if (!xd || !xd[0] || !yd || !yd[0]) {
      return new Ctor(
        // Return NaN if either NaN, or both Infinity or 0.
        !x.s || !y.s || (xd ? yd && xd[0] == yd[0] : !yd) ? NaN : (
          // Return ±0 if x is 0 or y is ±Infinity, or return ±Infinity as y is 0.
          xd && xd[0] == 0 || !yd ? sign4 * 0 : sign4 / 0
        )
      );
    }
    if (base) {
      logBase = 1;
      e = x.e - y.e;
    } else {
      base = BASE;
      logBase = LOG_BASE;
      e = mathfloor(x.e / logBase) - mathfloor(y.e / logBase);
    }
    yL = yd.length;
    xL = xd.length;
    q = new Ctor(sign4);
    qd = q.d = [];
    for (i = 0; yd[i] == (xd[i] || 0); i++) ;
    if (yd[i] > (xd[i] || 0)) e--;
    if (pr == null) {
      sd = pr = Ctor.precision;
      rm = Ctor.rounding;
    } else if (dp) {
      sd = pr + (x.e - y.e) + 1;
    } else {
      sd = pr;
    }
    if (sd < 0) {
      qd.push(1);
      more = true;
    } else {
      sd = sd / logBase + 2 | 0;
      i = 0;
      if (yL == 1) {
        k = 0;
        yd = yd[0];
        sd++;
        for (; (i < xL || k) && sd--; i++) {
          t = k * base + (xd[i] || 0);
          qd[i] = t / yd | 0;
          k = t % yd | 0;
        }
        more = k || i < xL;
      } else {
        k = base / (yd[0] + 1) | 0;
        if (k > 1) {
          yd = multiplyInteger(yd, k, base);
          xd = multiplyInteger(xd, k, base);
          yL = yd.length;
          xL = xd.length;
        }
        xi = yL;
        rem = xd.slice(0, yL);
        remL = rem.length;
        for (; remL < yL; ) rem[remL++] = 0;
        yz = yd.slice();
        yz.unshift(0);
        yd0 = yd[0];
        if (yd[1] >= base / 2) ++yd0;
        do {
          k = 0;
          cmp = compare2(yd, rem, yL, remL);
          if (cmp < 0) {
            rem0 = rem[0];
            if (yL != remL) rem0 = rem0 * base + (rem[1] || 0);
            k = rem0 / yd0 | 0;
            if (k > 1) {
              if (k >= base) k = base - 1;
              prod = multiplyInteger(yd, k, base);
              prodL = prod.length;
              remL = rem.length;
              cmp = compare2(prod, rem, prodL, remL);
              if (cmp == 1) {
                k--;
                subtract2(prod, yL < prodL ? yz : yd, prodL, base);
              }
            } else {
              if (k == 0) cmp = k = 1;
              prod = yd.slice();
            }
            prodL = prod.length;
            if (prodL < remL) prod.unshift(0);
            subtract2(rem, prod, remL, base);
            if (cmp == -1) {
              remL = rem.length;
              cmp = compare2(yd, rem, yL, remL);
              if (cmp < 1) {
                k++;
                subtract2(rem, yL < remL ? yz : yd, remL, base);
              }
            }
            remL = rem.length;
          } else if (cmp === 0) {
            k++;
            rem = [0];
          }
          qd[i++] = k;
          if (cmp && rem[0]) {
            rem[remL++] = xd[xi] || 0;
          } else {
            rem = [xd[xi]];
            remL = 1;
          }
        } while ((xi++ < xL || rem[0] !== void 0) && sd--);
        more = rem[0] !== void 0;
      }
      if (!qd[0]) qd.shift();
    }
    if (logBase == 1) {
      q.e = e;
      inexact = more;
    } else {
      for (i = 1, k = qd[0]; k >= 10; k /= 10) i++;
      q.e = i + e * logBase - 1;
      finalise(q, dp ? pr + q.e + 1 : pr, rm, more);
    }
    return q;
  };
})();
function finalise(x, sd, rm, isTruncated) {
  var digits, i, j, k, rd, roundUp, w, xd, xdi, Ctor = x.constructor;
  out: if (sd != null) {
    xd = x.d;
    if (!xd) return x;
    for (digits = 1, k = xd[0]; k >= 10; k /= 10) digits++;
    i = sd - digits;
    if (i < 0) {
      i += LOG_BASE;
      j = sd;
      w = xd[xdi = 0];
      rd = w / mathpow(10, digits - j - 1) % 10 | 0;
    } else {
      xdi = Math.ceil((i + 1) / LOG_BASE);
      k = xd.length;
      if (xdi >= k) {
        if (isTruncated) {
          for (; k++ <= xdi; ) xd.push(0);
          w = rd = 0;
          digits = 1;
          i %= LOG_BASE;
          j = i - LOG_BASE + 1;
        } else {
          break out;
        }
      } else {
        w = k = xd[xdi];
        for (digits = 1; k >= 10; k /= 10) digits++;
        i %= LOG_BASE;
        j = i - LOG_BASE + digits;
        rd = j < 0 ? 0 : w / mathpow(10, digits - j - 1) % 10 | 0;
      }
    }
    isTruncated = isTruncated || sd < 0 || xd[xdi + 1] !== void 0 || (j < 0 ? w : w % mathpow(10, digits - j - 1));
    roundUp = rm < 4 ? (rd || isTruncated) && (rm == 0 || rm == (x.s < 0 ? 3 : 2)) : rd > 5 || rd == 5 && (rm == 4 || isTruncated || rm == 6 && // Check whether the digit to the left of the rounding digit is odd.
    (i > 0 ? j > 0 ? w / mathpow(10, digits - j) : 0 : xd[xdi - 1]) % 10 & 1 || rm == (x.s < 0 ? 8 : 7));
    if (sd < 1 || !xd[0]) {
      xd.length = 0;
      if (roundUp) {
        sd -= x.e + 1;
        xd[0] = mathpow(10, (LOG_BASE - sd % LOG_BASE) % LOG_BASE);
        x.e = -sd || 0;
      } else {
        xd[0] = x.e = 0;
      }
      return x;
    }
    if (i == 0) {
      xd.length = xdi;
      k = 1;
      xdi--;
    } else {
      xd.length = xdi + 1;
      k = mathpow(10, LOG_BASE - i);
      xd[xdi] = j > 0 ? (w / mathpow(10, digits - j) % mathpow(10, j) | 0) * k : 0;
    }
    if (roundUp) {
      for (; ; ) {
        if (xdi == 0) {
          for (i = 1, j = xd[0]; j >= 10; j /= 10) i++;
          j = xd[0] += k;
          for (k = 1; j >= 10; j /= 10) k++;
          if (i != k) {
            x.e++;
            if (xd[0] == BASE) xd[0] = 1;
          }
          break;
        } else {
          xd[xdi] += k;
          if (xd[xdi] != BASE) break;
          xd[xdi--] = 0;
          k = 1;
        }
      }
    }
    for (i = xd.length; xd[--i] === 0; ) xd.pop();
  }
  if (external) {
    if (x.e > Ctor.maxE) {
      x.d = null;
      x.e = NaN;
    } else if (x.e < Ctor.minE) {
      x.e = 0;
      x.d = [0];
    }
  }
  return x;
}
function finiteToString(x, isExp, sd) {
  if (!x.isFinite()) return nonFiniteToString(x);
  var k, e = x.e, str = digitsToString(x.d), len = str.length;
  if (isExp) {
    if (sd && (k = sd - len) > 0) {
      str = str.charAt(0) + "." + str.slice(1) + getZeroString(k);
    } else if (len > 1) {
      str = str.charAt(0) + "." + str.slice(1);
    }
    str = str + (x.e < 0 ? "e" : "e+") + x.e;
  } else if (e < 0) {
    str = "0." + getZeroString(-e - 1) + str;
    if (sd && (k = sd - len) > 0) str += getZeroString(k);
  } else if (e >= len) {
    str += getZeroString(e + 1 - len);
    if (sd && (k = sd - e - 1) > 0) str = str + "." + getZeroString(k);
  } else {
    if ((k = e + 1) < len) str = str.slice(0, k) + "." + str.slice(k);
    if (sd && (k = sd - len) > 0) {
      if (e + 1 === len) str += ".";
      str += getZeroString(k);
    }
  }
  return str;
}
function getBase10Exponent(digits, e) {
  var w = digits[0];
  for (e *= LOG_BASE; w >= 10; w /= 10) e++;
  return e;
}
function getLn10(Ctor, sd, pr) {
  if (sd > LN10_PRECISION) {
    external = true;
    if (pr) Ctor.precision = pr;
    throw Error(precisionLimitExceeded);
  }
  return finalise(new Ctor(LN10), sd, 1, true);
}
function getPi(Ctor, sd, rm) {
  if (sd > PI_PRECISION) throw Error(precisionLimitExceeded);
  return finalise(new Ctor(PI), sd, rm, true);
}
function getPrecision(digits) {
  var w = digits.length - 1, len = w * LOG_BASE + 1;
  w = digits[w];
  if (w) {
    for (; w % 10 == 0; w /= 10) len--;
    for (w = digits[0]; w >= 10; w /= 10) len++;
  }
  return len;
}
function getZeroString(k) {
  var zs = "";
  for (; k--; ) zs += "0";
  return zs;
}
function intPow(Ctor, x, n, pr) {
  var isTruncated, r = new Ctor(1), k = Math.ceil(pr / LOG_BASE + 4);
  external = false;
  for (; ; ) {
    if (n % 2) {
      r = r.times(x);
      if (truncate(r.d, k)) isTruncated = true;
    }
    n = mathfloor(n / 2);
    if (n === 0) {
      n = r.d.length - 1;
      if (isTruncated && r.d[n] === 0) ++r.d[n];
      break;
    }
    x = x.times(x);
    truncate(x.d, k);
  }
  external = true;
  return r;
}
function isOdd(n) {
  return n.d[n.d.length - 1] & 1;
}
function maxOrMin(Ctor, args, n) {
  var k, y, x = new Ctor(args[0]), i = 0;
  for (; ++i < args.length; ) {
    y = new Ctor(args[i]);
    if (!y.s) {
      x = y;
      break;
    }
    k = x.cmp(y);
    if (k === n || k === 0 && x.s === n) {
      x = y;
    }
  }
  return x;
}
function naturalExponential(x, sd) {
  var denominator, guard, j, pow2, sum4, t, wpr, rep = 0, i = 0, k = 0, Ctor = x.constructor, rm = Ctor.rounding, pr = Ctor.precision;
  if (!x.d || !x.d[0] || x.e > 17) {
    return new Ctor(x.d ? !x.d[0] ? 1 : x.s < 0 ? 0 : 1 / 0 : x.s ? x.s < 0 ? 0 : x : 0 / 0);
  }
  if (sd == null) {
    external = false;
    wpr = pr;
  } else {
    wpr = sd;
  }
  t = new Ctor(0.03125);
  while (x.e > -2) {
    x = x.times(t);
    k += 5;
  }
  guard = Math.log(mathpow(2, k)) / Math.LN10 * 2 + 5 | 0;
  wpr += guard;
  denominator = pow2 = sum4 = new Ctor(1);
  Ctor.precision = wpr;
  for (; ; ) {
    pow2 = finalise(pow2.times(x), wpr, 1);
    denominator = denominator.times(++i);
    t = sum4.plus(divide(pow2, denominator, wpr, 1));
    if (digitsToString(t.d).slice(0, wpr) === digitsToString(sum4.d).slice(0, wpr)) {
      j = k;
      while (j--) sum4 = finalise(sum4.times(sum4), wpr, 1);
      if (sd == null) {
        if (rep < 3 && checkRoundingDigits(sum4.d, wpr - guard, rm, rep)) {
          Ctor.precision = wpr += 10;
          denominator = pow2 = t = new Ctor(1);
          i = 0;
          rep++;
        } else {
          return finalise(sum4, Ctor.precision = pr, rm, external = true);
        }
      } else {
        Ctor.precision = pr;
        return sum4;
      }
    }
    sum4 = t;
  }
}
function naturalLogarithm(y, sd) {
  var c, c0, denominator, e, numerator, rep, sum4, t, wpr, x1, x2, n = 1, guard = 10, x = y, xd = x.d, Ctor = x.constructor, rm = Ctor.rounding, pr = Ctor.precision;
  if (x.s < 0 || !xd || !xd[0] || !x.e && xd[0] == 1 && xd.length == 1) {
    return new Ctor(xd && !xd[0] ? -1 / 0 : x.s != 1 ? NaN : xd ? 0 : x);
  }
  if (sd == null) {
    external = false;
    wpr = pr;
  } else {
    wpr = sd;
  }
  Ctor.precision = wpr += guard;
  c = digitsToString(xd);
  c0 = c.charAt(0);
  if (Math.abs(e = x.e) < 15e14) {
    while (c0 < 7 && c0 != 1 || c0 == 1 && c.charAt(1) > 3) {
      x = x.times(y);
      c = digitsToString(x.d);
      c0 = c.charAt(0);
      n++;
    }
    e = x.e;
    if (c0 > 1) {
      x = new Ctor("0." + c);
      e++;
    } else {
      x = new Ctor(c0 + "." + c.slice(1));
    }
  } else {
    t = getLn10(Ctor, wpr + 2, pr).times(e + "");
    x = naturalLogarithm(new Ctor(c0 + "." + c.slice(1)), wpr - guard).plus(t);
    Ctor.precision = pr;
    return sd == null ? finalise(x, pr, rm, external = true) : x;
  }
  x1 = x;
  sum4 = numerator = x = divide(x.minus(1), x.plus(1), wpr, 1);
  x2 = finalise(x.times(x), wpr, 1);
  denominator = 3;
  for (; ; ) {
    numerator = finalise(numerator.times(x2), wpr, 1);
    t = sum4.plus(divide(numerator, new Ctor(denominator), wpr, 1));
    if (digitsToString(t.d).slice(0, wpr) === digitsToString(sum4.d).slice(0, wpr)) {
      sum4 = sum4.times(2);
      if (e !== 0) sum4 = sum4.plus(getLn10(Ctor, wpr + 2, pr).times(e + ""));
      sum4 = divide(sum4, new Ctor(n), wpr, 1);
      if (sd == null) {
        if (checkRoundingDigits(sum4.d, wpr - guard, rm, rep)) {
          Ctor.precision = wpr += guard;
          t = numerator = x = divide(x1.minus(1), x1.plus(1), wpr, 1);
          x2 = finalise(x.times(x), wpr, 1);
          denominator = rep = 1;
        } else {
          return finalise(sum4, Ctor.precision = pr, rm, external = true);
        }
      } else {
        Ctor.precision = pr;
        return sum4;
      }
    }
    sum4 = t;
    denominator += 2;
  }
}
function nonFiniteToString(x) {
  return String(x.s * x.s / 0);
}
function parseDecimal(x, str) {
  var e, i, len;
  if ((e = str.indexOf(".")) > -1) str = str.replace(".", "");
  if ((i = str.search(/e/i)) > 0) {
    if (e < 0) e = i;
    e += +str.slice(i + 1);
    str = str.substring(0, i);
  } else if (e < 0) {
    e = str.length;
  }
  for (i = 0; str.charCodeAt(i) === 48; i++) ;
  for (len = str.length; str.charCodeAt(len - 1) === 48; --len) ;
  str = str.slice(i, len);
  if (str) {
    len -= i;
    x.e = e = e - i - 1;
    x.d = [];
    i = (e + 1) % LOG_BASE;
    if (e < 0) i += LOG_BASE;
    if (i < len) {
      if (i) x.d.push(+str.slice(0, i));
      for (len -= LOG_BASE; i < len; ) x.d.push(+str.slice(i, i += LOG_BASE));
      str = str.slice(i);
      i = LOG_BASE - str.length;
    } else {
      i -= len;
    }
    for (; i--; ) str += "0";
    x.d.push(+str);
    if (external) {
      if (x.e > x.constructor.maxE) {
        x.d = null;
        x.e = NaN;
      } else if (x.e < x.constructor.minE) {
        x.e = 0;
        x.d = [0];
      }
    }
  } else {
    x.e = 0;
    x.d = [0];
  }
  return x;
}
function parseOther(x, str) {
  var base, Ctor, divisor, i, isFloat, len, p, xd, xe;
  if (str.indexOf("_") > -1) {
    str = str.replace(/(\d)_(?=\d)/g, "$1");
    if (isDecimal.test(str)) return parseDecimal(x, str);
  } else if (str === "Infinity" || str === "NaN") {
    if (!+str) x.s = NaN;
    x.e = NaN;
    x.d = null;
    return x;
  }
  if (isHex.test(str)) {
    base = 16;
    str = str.toLowerCase();
  } else if (isBinary.test(str)) {
    base = 2;
  } else if (isOctal.test(str)) {
    base = 8;
  } else {
    throw Error(invalidArgument + str);
  }
  i = str.search(/p/i);
  if (i > 0) {
    p = +str.slice(i + 1);
    str = str.substring(2, i);
  } else {
    str = str.slice(2);
  }
  i = str.indexOf(".");
  isFloat = i >= 0;
  Ctor = x.constructor;
  if (isFloat) {
    str = str.replace(".", "");
    len = str.length;
    i = len - i;
    divisor = intPow(Ctor, new Ctor(base), i, i * 2);
  }
  xd = convertBase(str, base, BASE);
  xe = xd.length - 1;
  for (i = xe; xd[i] === 0; --i) xd.pop();
  if (i < 0) return new Ctor(x.s * 0);
  x.e = getBase10Exponent(xd, xe);
  x.d = xd;
  external = false;
  if (isFloat) x = divide(x, divisor, len * 4);
  if (p) x = x.times(Math.abs(p) < 54 ? mathpow(2, p) : Decimal.pow(2, p));
  external = true;
  return x;
}
function sine(Ctor, x) {
  var k, len = x.d.length;
  if (len < 3) {
    return x.isZero() ? x : taylorSeries(Ctor, 2, x, x);
  }
  k = 1.4 * Math.sqrt(len);
  k = k > 16 ? 16 : k | 0;
  x = x.times(1 / tinyPow(5, k));
  x = taylorSeries(Ctor, 2, x, x);
  var sin2_x, d5 = new Ctor(5), d16 = new Ctor(16), d20 = new Ctor(20);
  for (; k--; ) {
    sin2_x = x.times(x);
    x = x.times(d5.plus(sin2_x.times(d16.times(sin2_x).minus(d20))));
  }
  return x;
}
function taylorSeries(Ctor, n, x, y, isHyperbolic) {
  var j, t, u, x2, i = 1, pr = Ctor.precision, k = Math.ceil(pr / LOG_BASE);
  external = false;
  x2 = x.times(x);
  u = new Ctor(y);
  for (; ; ) {
    t = divide(u.times(x2), new Ctor(n++ * n++), pr, 1);
    u = isHyperbolic ? y.plus(t) : y.minus(t);
    y = divide(t.times(x2), new Ctor(n++ * n++), pr, 1);
    t = u.plus(y);
    if (t.d[k] !== void 0) {
      for (j = k; t.d[j] === u.d[j] && j--; ) ;
      if (j == -1) break;
    }
    j = u;
    u = y;
    y = t;
    t = j;
    i++;
  }
  external = true;
  t.d.length = k + 1;
  return t;
}
function tinyPow(b2, e) {
  var n = b2;
  while (--e) n *= b2;
  return n;
}
function toLessThanHalfPi(Ctor, x) {
  var t, isNeg = x.s < 0, pi = getPi(Ctor, Ctor.precision, 1), halfPi = pi.times(0.5);
  x = x.abs();
  if (x.lte(halfPi)) {
    quadrant = isNeg ? 4 : 1;
    return x;
  }
  t = x.divToInt(pi);
  if (t.isZero()) {
    quadrant = isNeg ? 3 : 2;
  } else {
    x = x.minus(t.times(pi));
    if (x.lte(halfPi)) {
      quadrant = isOdd(t) ? isNeg ? 2 : 3 : isNeg ? 4 : 1;
      return x;
    }
    quadrant = isOdd(t) ? isNeg ? 1 : 4 : isNeg ? 3 : 2;
  }
  return x.minus(pi).abs();
}
function toStringBinary(x, baseOut, sd, rm) {
  var base, e, i, k, len, roundUp, str, xd, y, Ctor = x.constructor, isExp = sd !== void 0;
  if (isExp) {
    checkInt32(sd, 1, MAX_DIGITS);
    if (rm === void 0) rm = Ctor.rounding;
    else checkInt32(rm, 0, 8);
  } else {
    sd = Ctor.precision;
    rm = Ctor.rounding;
  }
  if (!x.isFinite()) {
    str = nonFiniteToString(x);
  } else {
    str = finiteToString(x);
    i = str.indexOf(".");
    if (isExp) {
      base = 2;
      if (baseOut == 16) {
        sd = sd * 4 - 3;
      } else if (baseOut == 8) {
        sd = sd * 3 - 2;
      }
    } else {
      base = baseOut;
    }
    if (i >= 0) {
      str = str.replace(".", "");
      y = new Ctor(1);
      y.e = str.length - i;
      y.d = convertBase(finiteToString(y), 10, base);
      y.e = y.d.length;
    }
    xd = convertBase(str, 10, base);
    e = len = xd.length;
    for (; xd[--len] == 0; ) xd.pop();
    if (!xd[0]) {
      str = isExp ? "0p+0" : "0";
    } else {
      if (i < 0) {
        e--;
      } else {
        x = new Ctor(x);
        x.d = xd;
        x.e = e;
        x = divide(x, y, sd, rm, 0, base);
        xd = x.d;
        e = x.e;
        roundUp = inexact;
      }
      i = xd[sd];
      k = base / 2;
      roundUp = roundUp || xd[sd + 1] !== void 0;
      roundUp = rm < 4 ? (i !== void 0 || roundUp) && (rm === 0 || rm === (x.s < 0 ? 3 : 2)) : i > k || i === k && (rm === 4 || roundUp || rm === 6 && xd[sd - 1] & 1 || rm === (x.s < 0 ? 8 : 7));
      xd.length = sd;
      if (roundUp) {
        for (; ++xd[--sd] > base - 1; ) {
          xd[sd] = 0;
          if (!sd) {
            ++e;
            xd.unshift(1);
          }
        }
      }
      for (len = xd.length; !xd[len - 1]; --len) ;
      for (i = 0, str = ""; i < len; i++) str += NUMERALS.charAt(xd[i]);
      if (isExp) {
        if (len > 1) {
          if (baseOut == 16 || baseOut == 8) {
            i = baseOut == 16 ? 4 : 3;
            for (--len; len % i; len++) str += "0";
            xd = convertBase(str, base, baseOut);
            for (len = xd.length; !xd[len - 1]; --len) ;
            for (i = 1, str = "1."; i < len; i++) str += NUMERALS.charAt(xd[i]);
          } else {
            str = str.charAt(0) + "." + str.slice(1);
          }
        }
        str = str + (e < 0 ? "p" : "p+") + e;
      } else if (e < 0) {
        for (; ++e; ) str = "0" + str;
        str = "0." + str;
      } else {
        if (++e > len) for (e -= len; e--; ) str += "0";
        else if (e < len) str = str.slice(0, e) + "." + str.slice(e);
      }
    }
    str = (baseOut == 16 ? "0x" : baseOut == 2 ? "0b" : baseOut == 8 ? "0o" : "") + str;
  }
  return x.s < 0 ? "-" + str : str;
}
function truncate(arr, len) {
  if (arr.length > len) {
    arr.length = len;
    return true;
  }
}
function abs(x) {
  return new this(x).abs();
}
function acos(x) {
  return new this(x).acos();
}
function acosh(x) {
  return new this(x).acosh();
}
function add(x, y) {
  return new this(x).plus(y);
}
function asin(x) {
  return new this(x).asin();
}
function asinh(x) {
  return new this(x).asinh();
}
function atan(x) {
  return new this(x).atan();
}
function atanh(x) {
  return new this(x).atanh();
}
function atan2(y, x) {
  y = new this(y);
  x = new this(x);
  var r, pr = this.precision, rm = this.rounding, wpr = pr + 4;
  if (!y.s || !x.s) {
    r = new this(NaN);
  } else if (!y.d && !x.d) {
    r = getPi(this, wpr, 1).times(x.s > 0 ? 0.25 : 0.75);
    r.s = y.s;
  } else if (!x.d || y.isZero()) {
    r = x.s < 0 ? getPi(this, pr, rm) : new this(0);
    r.s = y.s;
  } else if (!y.d || x.isZero()) {
    r = getPi(this, wpr, 1).times(0.5);
    r.s = y.s;
  } else if (x.s < 0) {
    this.precision = wpr;
    this.rounding = 1;
    r = this.atan(divide(y, x, wpr, 1));
    x = getPi(this, wpr, 1);
    this.precision = pr;
    this.rounding = rm;
    r = y.s < 0 ? r.minus(x) : r.plus(x);
  } else {
    r = this.atan(divide(y, x, wpr, 1));
  }
  return r;
}
function cbrt(x) {
  return new this(x).cbrt();
}
function ceil(x) {
  return finalise(x = new this(x), x.e + 1, 2);
}
function clamp(x, min3, max3) {
  return new this(x).clamp(min3, max3);
}
function config2(obj) {
  if (!obj || typeof obj !== "object") throw Error(decimalError + "Object expected");
  var i, p, v, useDefaults = obj.defaults === true, ps = [
    "precision",
    1,
    MAX_DIGITS,
    "rounding",
    0,
    8,
    "toExpNeg",
    -EXP_LIMIT,
    0,
    "toExpPos",
    0,
    EXP_LIMIT,
    "maxE",
    0,
    EXP_LIMIT,
    "minE",
    -EXP_LIMIT,
    0,
    "modulo",
    0,
    9
  ];
  for (i = 0; i < ps.length; i += 3) {
    if (p = ps[i], useDefaults) this[p] = DEFAULTS[p];
    if ((v = obj[p]) !== void 0) {
      if (mathfloor(v) === v && v >= ps[i + 1] && v <= ps[i + 2]) this[p] = v;
      else throw Error(invalidArgument + p + ": " + v);
    }
  }
  if (p = "crypto", useDefaults) this[p] = DEFAULTS[p];
  if ((v = obj[p]) !== void 0) {
    if (v === true || v === false || v === 0 || v === 1) {
      if (v) {
        if (typeof crypto != "undefined" && crypto && (crypto.getRandomValues || crypto.randomBytes)) {
          this[p] = true;
        } else {
          throw Error(cryptoUnavailable);
        }
      } else {
        this[p] = false;
      }
    } else {
      throw Error(invalidArgument + p + ": " + v);
    }
  }
  return this;
}
function cos(x) {
  return new this(x).cos();
}
function cosh(x) {
  return new this(x).cosh();
}
function clone2(obj) {
  var i, p, ps;
  function Decimal3(v) {
    var e, i2, t, x = this;
    if (!(x instanceof Decimal3)) return new Decimal3(v);
    x.constructor = Decimal3;
    if (isDecimalInstance(v)) {
      x.s = v.s;
      if (external) {
        if (!v.d || v.e > Decimal3.maxE) {
          x.e = NaN;
          x.d = null;
        } else if (v.e < Decimal3.minE) {
          x.e = 0;
          x.d = [0];
        } else {
          x.e = v.e;
          x.d = v.d.slice();
        }
      } else {
        x.e = v.e;
        x.d = v.d ? v.d.slice() : v.d;
      }
      return;
    }
    t = typeof v;
    if (t === "number") {
      if (v === 0) {
        x.s = 1 / v < 0 ? -1 : 1;
        x.e = 0;
        x.d = [0];
        return;
      }
      if (v < 0) {
        v = -v;
        x.s = -1;
      } else {
        x.s = 1;
      }
      if (v === ~~v && v < 1e7) {
        for (e = 0, i2 = v; i2 >= 10; i2 /= 10) e++;
        if (external) {
          if (e > Decimal3.maxE) {
            x.e = NaN;
            x.d = null;
          } else if (e < Decimal3.minE) {
            x.e = 0;
            x.d = [0];
          } else {
            x.e = e;
            x.d = [v];
          }
        } else {
          x.e = e;
          x.d = [v];
        }
        return;
      }
      if (v * 0 !== 0) {
        if (!v) x.s = NaN;
        x.e = NaN;
        x.d = null;
        return;
      }
      return parseDecimal(x, v.toString());
    }
    if (t === "string") {
      if ((i2 = v.charCodeAt(0)) === 45) {
        v = v.slice(1);
        x.s = -1;
      } else {
        if (i2 === 43) v = v.slice(1);
        x.s = 1;
      }
      return isDecimal.test(v) ? parseDecimal(x, v) : parseOther(x, v);
    }
    if (t === "bigint") {
      if (v < 0) {
        v = -v;
        x.s = -1;
      } else {
        x.s = 1;
      }
      return parseDecimal(x, v.toString());
    }
    throw Error(invalidArgument + v);
  }
  Decimal3.prototype = P;
  Decimal3.ROUND_UP = 0;
  Decimal3.ROUND_DOWN = 1;
  Decimal3.ROUND_CEIL = 2;
  Decimal3.ROUND_FLOOR = 3;
  Decimal3.ROUND_HALF_UP = 4;
  Decimal3.ROUND_HALF_DOWN = 5;
  Decimal3.ROUND_HALF_EVEN = 6;
  Decimal3.ROUND_HALF_CEIL = 7;
  Decimal3.ROUND_HALF_FLOOR = 8;
  Decimal3.EUCLID = 9;
  Decimal3.config = Decimal3.set = config2;
  Decimal3.clone = clone2;
  Decimal3.isDecimal = isDecimalInstance;
  Decimal3.abs = abs;
  Decimal3.acos = acos;
  Decimal3.acosh = acosh;
  Decimal3.add = add;
  Decimal3.asin = asin;
  Decimal3.asinh = asinh;
  Decimal3.atan = atan;
  Decimal3.atanh = atanh;
  Decimal3.atan2 = atan2;
  Decimal3.cbrt = cbrt;
  Decimal3.ceil = ceil;
  Decimal3.clamp = clamp;
  Decimal3.cos = cos;
  Decimal3.cosh = cosh;
  Decimal3.div = div;
  Decimal3.exp = exp;
  Decimal3.floor = floor;
  Decimal3.hypot = hypot;
  Decimal3.ln = ln;
  Decimal3.log = log;
  Decimal3.log10 = log10;
  Decimal3.log2 = log2;
  Decimal3.max = max;
  Decimal3.min = min;
  Decimal3.mod = mod;
  Decimal3.mul = mul;
  Decimal3.pow = pow;
  Decimal3.random = random;
  Decimal3.round = round;
  Decimal3.sign = sign;
  Decimal3.sin = sin;
  Decimal3.sinh = sinh;
  Decimal3.sqrt = sqrt;
  Decimal3.sub = sub;
  Decimal3.sum = sum;
  Decimal3.tan = tan;
  Decimal3.tanh = tanh;
  Decimal3.trunc = trunc;
  if (obj === void 0) obj = {};
  if (obj) {
    if (obj.defaults !== true) {
      ps = ["precision", "rounding", "toExpNeg", "toExpPos", "maxE", "minE", "modulo", "crypto"];
      for (i = 0; i < ps.length; ) if (!obj.hasOwnProperty(p = ps[i++])) obj[p] = this[p];
    }
  }
  Decimal3.config(obj);
  return Decimal3;
}
function div(x, y) {
  return new this(x).div(y);
}
function exp(x) {
  return new this(x).exp();
}
function floor(x) {
  return finalise(x = new this(x), x.e + 1, 3);
}
function hypot() {
  var i, n, t = new this(0);
  external = false;
  for (i = 0; i < arguments.length; ) {
    n = new this(arguments[i++]);
    if (!n.d) {
      if (n.s) {
        external = true;
        return new this(1 / 0);
      }
      t = n;
    } else if (t.d) {
      t = t.plus(n.times(n));
    }
  }
  external = true;
  return t.sqrt();
}
function isDecimalInstance(obj) {
  return obj instanceof Decimal || obj && obj.toStringTag === tag || false;
}
function ln(x) {
  return new this(x).ln();
}
function log(x, y) {
  return new this(x).log(y);
}
function log2(x) {
  return new this(x).log(2);
}
function log10(x) {
  return new this(x).log(10);
}
function max() {
  return maxOrMin(this, arguments, -1);
}
function min() {
  return maxOrMin(this, arguments, 1);
}
function mod(x, y) {
  return new this(x).mod(y);
}
function mul(x, y) {
  return new this(x).mul(y);
}
function pow(x, y) {
  return new this(x).pow(y);
}
function random(sd) {
  var d, e, k, n, i = 0, r = new this(1), rd = [];
  if (sd === void 0) sd = this.precision;
  else checkInt32(sd, 1, MAX_DIGITS);
  k = Math.ceil(sd / LOG_BASE);
  if (!this.crypto) {
    for (; i < k; ) rd[i++] = Math.random() * 1e7 | 0;
  } else if (crypto.getRandomValues) {
    d = crypto.getRandomValues(new Uint32Array(k));
    for (; i < k; ) {
      n = d[i];
      if (n >= 429e7) {
        d[i] = crypto.getRandomValues(new Uint32Array(1))[0];
      } else {
        rd[i++] = n % 1e7;
      }
    }
  } else if (crypto.randomBytes) {
    d = crypto.randomBytes(k *= 4);
    for (; i < k; ) {
      n = d[i] + (d[i + 1] << 8) + (d[i + 2] << 16) + ((d[i + 3] & 127) << 24);
      if (n >= 214e7) {
        crypto.randomBytes(4).copy(d, i);
      } else {
        rd.push(n % 1e7);
        i += 4;
      }
    }
    i = k / 4;
  } else {
    throw Error(cryptoUnavailable);
  }
  k = rd[--i];
  sd %= LOG_BASE;
  if (k && sd) {
    n = mathpow(10, LOG_BASE - sd);
    rd[i] = (k / n | 0) * n;
  }
  for (; rd[i] === 0; i--) rd.pop();
  if (i < 0) {
    e = 0;
    rd = [0];
  } else {
    e = -1;
    for (; rd[0] === 0; e -= LOG_BASE) rd.shift();
    for (k = 1, n = rd[0]; n >= 10; n /= 10) k++;
    if (k < LOG_BASE) e -= LOG_BASE - k;
  }
  r.e = e;
  r.d = rd;
  return r;
}
function round(x) {
  return finalise(x = new this(x), x.e + 1, this.rounding);
}
function sign(x) {
  x = new this(x);
  return x.d ? x.d[0] ? x.s : 0 * x.s : x.s || NaN;
}
function sin(x) {
  return new this(x).sin();
}
function sinh(x) {
  return new this(x).sinh();
}
function sqrt(x) {
  return new this(x).sqrt();
}
function sub(x, y) {
  return new this(x).sub(y);
}
function sum() {
  var i = 0, args = arguments, x = new this(args[i]);
  external = false;
  for (; x.s && ++i < args.length; ) x = x.plus(args[i]);
  external = true;
  return finalise(x, this.precision, this.rounding);
}
function tan(x) {
  return new this(x).tan();
}
function tanh(x) {
  return new this(x).tanh();
}
function trunc(x) {
  return finalise(x = new this(x), x.e + 1, 1);
}
P[/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")] = P.toString;
P[Symbol.toStringTag] = "Decimal";
var Decimal = P.constructor = clone2(DEFAULTS);
LN10 = new Decimal(LN10);
PI = new Decimal(PI);

// src/money/own-decimal.ts
var REFUSED_METHODS = [
  ["acos", "inverseCosine"],
  ["acosh", "inverseHyperbolicCosine"],
  ["asin", "inverseSine"],
  ["asinh", "inverseHyperbolicSine"],
  ["atan", "inverseTangent"],
  ["atanh", "inverseHyperbolicTangent"],
  ["cos", "cosine"],
  ["cosh", "hyperbolicCosine"],
  ["exp", "naturalExponential"],
  ["ln", "naturalLogarithm"],
  ["log", "logarithm"],
  ["sin", "sine"],
  ["sinh", "hyperbolicSine"],
  ["tan", "tangent"],
  ["tanh", "hyperbolicTangent"],
  ["toFraction"]
];
var REFUSED_FUNCTIONS = ["atan2", "config", "hypot", "set"];
function ownDecimal() {
  const Own = Decimal.clone({
    defaults: true,
    precision: 100,
    toExpNeg: -9e15,
    toExpPos: 9e15,
    maxE: 1e4,
    minE: -1e4
  });
  const methods = { pow: hidden(wholePower), toPower: hidden(wholePower) };
  for (const name of REFUSED_METHODS.flat()) methods[name] = hidden(() => refuse(name));
  const functions = { sum: hidden(sum2) };
  for (const name of REFUSED_FUNCTIONS) functions[name] = hidden(() => refuse(name));
  Object.defineProperties(Own, functions);
  Object.defineProperty(Own, "prototype", { value: Object.freeze(Object.create(Decimal.prototype, methods)) });
  return Object.freeze(Own);
}
function hidden(value) {
  return { value, enumerable: false };
}
function refuse(name) {
  throw new TypeError(`feewright: Decimal has no ${name}; take decimal.js itself for it`);
}
function wholePower(exponent) {
  if (!Number.isSafeInteger(Number(exponent))) refuse("power that is not a whole number");
  return Decimal.prototype.pow.call(this, Number(exponent));
}
function sum2(...values) {
  return values.reduce((total, value) => total.plus(value), new this(0));
}

// src/money/units.ts
var POWERS_OF_TEN = Object.freeze(Array.from({ length: 16 }, (_, k) => 10 ** k));
var FAST_SCALE_MAX = 15;
var ZERO = 48;
var NINE = 57;
var MINUS = 45;
var POINT = 46;
function unitsOf(text, scale2) {
  const length = text.length;
  const isNegative = length > 0 && text.charCodeAt(0) === MINUS;
  let at4 = isNegative ? 1 : 0;
  const start2 = at4;
  let units2 = 0;
  let code2 = 0;
  for (; at4 < length; at4 += 1) {
    code2 = text.charCodeAt(at4);
    if (code2 < ZERO || code2 > NINE) break;
    units2 = units2 * 10 + (code2 - ZERO);
  }
  if (at4 === start2) return Number.NaN;
  let missing = scale2;
  if (at4 < length) {
    if (code2 !== POINT) return Number.NaN;
    const point = at4;
    for (at4 += 1; at4 < length; at4 += 1) {
      code2 = text.charCodeAt(at4);
      if (code2 < ZERO || code2 > NINE) return Number.NaN;
      units2 = units2 * 10 + (code2 - ZERO);
    }
    const decimals = length - point - 1;
    if (decimals === 0 || decimals > scale2) return Number.NaN;
    missing = scale2 - decimals;
  }
  units2 *= POWERS_OF_TEN[missing] ?? Number.NaN;
  if (!(units2 <= Number.MAX_SAFE_INTEGER)) return Number.NaN;
  return isNegative && units2 !== 0 ? -units2 : units2;
}
function unitsText(units2, scale2) {
  const text = String(units2);
  if (scale2 === 0) return text;
  if (text.charCodeAt(0) === MINUS) return `-${pointed(text.slice(1), scale2)}`;
  return pointed(text, scale2);
}
function minimalText(units2, scale2) {
  const text = unitsText(units2, scale2);
  if (scale2 === 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  if (text.charCodeAt(end - 1) === POINT) end -= 1;
  return text.slice(0, end);
}
function pointed(digits, scale2) {
  const whole = digits.length - scale2;
  if (whole > 0) return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
  return `0.${digits.padStart(scale2, "0")}`;
}

// src/money/decimal.ts
var Decimal2 = ownDecimal();
var DIGITS_MAX = 60;
var EXPONENT_MAX = 60;
var NUMBER_DIGITS_MAX = 15;
var LENGTH_MAX = DIGITS_MAX + 6;
var BIGINT_END = 10n ** BigInt(DIGITS_MAX);
function decimalText(input) {
  switch (typeof input) {
    case "string":
      return textOfText(input);
    case "number":
      return textOfNumber(input);
    case "bigint":
      return input < BIGINT_END && input > -BIGINT_END ? String(input) : void 0;
    case "object": {
      const text = decimalJsText(input);
      return text === void 0 ? void 0 : textOfText(text);
    }
    default:
      return void 0;
  }
}
function decimalOfUnits(units2, scale2) {
  return new Decimal2(unitsText(units2, scale2));
}
var ZERO2 = 48;
var NINE2 = 57;
var MINUS2 = 45;
var POINT2 = 46;
var SMALL_E = 101;
var CAPITAL_E = 69;
function textOfText(text) {
  const length = text.length;
  if (length === 0 || length > LENGTH_MAX) return void 0;
  const start2 = text.charCodeAt(0) === MINUS2 ? 1 : 0;
  let point = -1;
  for (let at4 = start2; at4 < length; at4 += 1) {
    const code2 = text.charCodeAt(at4);
    if (code2 >= ZERO2 && code2 <= NINE2) continue;
    if (code2 === SMALL_E || code2 === CAPITAL_E) return textWithExponent(text);
    if (code2 !== POINT2 || point >= 0 || at4 === start2 || at4 === length - 1) return void 0;
    point = at4;
  }
  const digits = length - start2 - (point < 0 ? 0 : 1);
  if (digits === 0 || digits > DIGITS_MAX) return void 0;
  return trimmed(text, start2, point);
}
var WITH_EXPONENT = /^(-?)(\d+)(?:\.(\d+))?[eE](-?\d{1,2})$/;
function textWithExponent(text) {
  const match = WITH_EXPONENT.exec(text);
  if (match === null) return void 0;
  const [, minus = "", whole = "", fraction = "", power2] = match;
  const exponent = Number(power2);
  const digits = whole + fraction;
  if (digits.length > DIGITS_MAX || Math.abs(exponent) > EXPONENT_MAX) return void 0;
  const point = whole.length + exponent;
  const padded = "0".repeat(Math.max(0, 1 - point)) + digits + "0".repeat(Math.max(0, point - digits.length) + 1);
  const place = Math.max(1, point);
  return trimmed(`${minus}${padded.slice(0, place)}.${padded.slice(place)}`, minus.length, minus.length + place);
}
function trimmed(text, start2, point) {
  let first = start2;
  const lastWhole = (point < 0 ? text.length : point) - 1;
  while (first < lastWhole && text.charCodeAt(first) === ZERO2) first += 1;
  let end = text.length;
  if (point >= 0) {
    while (text.charCodeAt(end - 1) === ZERO2) end -= 1;
    if (end - 1 === point) end = point;
  }
  if (end - first === 1 && text.charCodeAt(first) === ZERO2) return "0";
  if (first === start2) return end === text.length ? text : text.slice(0, end);
  return start2 === 0 ? text.slice(first, end) : `-${text.slice(first, end)}`;
}
function textOfNumber(value) {
  if (Number.isSafeInteger(value)) return String(value + 0);
  if (!Number.isFinite(value) || Number.isInteger(value)) return void 0;
  const text = String(value);
  const significant = text.replace(/e.*$/, "").replace(/^-?0*\.?0*/, "").replace(".", "");
  return significant.length > NUMBER_DIGITS_MAX ? void 0 : textOfText(text);
}

// src/money/power-of-ten.ts
var POWERS = [];
var SCALES = /* @__PURE__ */ new Map();
var KEPT = 128;
for (let scale2 = 0, power2 = 1n; scale2 < KEPT; scale2 += 1, power2 *= 10n) {
  POWERS.push(power2);
  SCALES.set(power2, scale2);
}
function powerOfTen(scale2) {
  return POWERS[scale2] ?? 10n ** BigInt(scale2);
}
function scaleOfPower(value) {
  const known2 = SCALES.get(value);
  if (known2 !== void 0 || value < 10n ** BigInt(KEPT)) return known2;
  const text = String(value);
  return /^10+$/.test(text) ? text.length - 1 : void 0;
}

// src/money/exact-form.ts
var EXACT_DIGITS_MAX = 2e3;
var LONG_NUMERATOR = 10n ** 600n;
var LONG_DENOMINATOR = 10n ** 40n;
function bounded(n, d) {
  if (d < LONG_DENOMINATOR && n < LONG_NUMERATOR && n > -LONG_NUMERATOR) return { n, d };
  return counted(n, d);
}
function counted(n, d) {
  const value = shortest(n, d);
  if (value.d < LONG_DENOMINATOR && value.n < LONG_NUMERATOR && value.n > -LONG_NUMERATOR) return value;
  const above = String(value.n < 0n ? -value.n : value.n).length;
  const below = scaleOfPower(value.d) ?? String(value.d).length;
  const digits = Math.max(above, below);
  if (digits > EXACT_DIGITS_MAX) fail(issue2("number-too-long", [], { digits, limit: EXACT_DIGITS_MAX }));
  return value;
}
function shortest(n, d) {
  const divisor = greatestCommonDivisor(n, d);
  const least = d / divisor;
  const scale2 = decimalsOfQuotient(least);
  if (scale2 === void 0) return { n: n / divisor, d: least };
  const whole = powerOfTen(scale2);
  return { n: n / divisor * (whole / least), d: whole };
}
function decimalsOfQuotient(d) {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n; fives += 1) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : void 0;
}
function greatestCommonDivisor(n, d) {
  let larger = n < 0n ? -n : n;
  let smaller = d;
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

// src/money/rounding.ts
var ROUNDING_MODES = Object.freeze([
  "half-up",
  "half-even",
  "half-down",
  "up",
  "down",
  "ceiling",
  "floor"
]);
function divideUnits(n, d, mode) {
  const quotient = Math.trunc(n / d);
  const remainder2 = n - quotient * d;
  if (remainder2 === 0) return quotient + 0;
  const twice = 2 * Math.abs(remainder2);
  let away;
  switch (mode) {
    case "half-up":
      away = twice >= d;
      break;
    case "half-even":
      away = twice > d || twice === d && quotient % 2 !== 0;
      break;
    case "half-down":
      away = twice > d;
      break;
    case "up":
      away = true;
      break;
    case "down":
      away = false;
      break;
    case "ceiling":
      away = n > 0;
      break;
    case "floor":
      away = n < 0;
      break;
    default:
      return unknownMode(mode);
  }
  if (away) return n < 0 ? quotient - 1 : quotient + 1;
  return quotient + 0;
}
function divideBigUnits(n, d, mode) {
  const quotient = n / d;
  const remainder2 = n - quotient * d;
  if (remainder2 === 0n) return quotient;
  const isNegative = n < 0n;
  const twice = 2n * (isNegative ? -remainder2 : remainder2);
  let away;
  switch (mode) {
    case "half-up":
      away = twice >= d;
      break;
    case "half-even":
      away = twice > d || twice === d && quotient % 2n !== 0n;
      break;
    case "half-down":
      away = twice > d;
      break;
    case "up":
      away = true;
      break;
    case "down":
      away = false;
      break;
    case "ceiling":
      away = !isNegative;
      break;
    case "floor":
      away = isNegative;
      break;
    default:
      return unknownMode(mode);
  }
  if (!away) return quotient;
  return isNegative ? quotient - 1n : quotient + 1n;
}
function unknownMode(mode) {
  throw new TypeError(`feewright: '${String(mode)}' is no rounding mode; this is a bug`);
}

// src/money/exact.ts
var ZERO3 = Object.freeze({ n: 0n, d: 1n });
var ONE = Object.freeze({ n: 1n, d: 1n });
function exactOf(n, scale2 = 0) {
  return { n, d: powerOfTen(scale2) };
}
var EXACT_TEXT = /^(-?\d+)(?:\.(\d+)|\/(\d+))?$/;
function parseExact(text) {
  const match = EXACT_TEXT.exec(text);
  const [, whole = "", fraction = "", divisor] = match ?? [];
  if (match === null || divisor !== void 0 && /^0+$/.test(divisor)) {
    throw new TypeError(`feewright: ${JSON.stringify(text.slice(0, 80))} is no exact value; this is a bug`);
  }
  return { n: BigInt(whole + fraction), d: divisor === void 0 ? powerOfTen(fraction.length) : BigInt(divisor) };
}
function add2(a2, b2) {
  if (a2.d === b2.d) return bounded(a2.n + b2.n, a2.d);
  if (a2.d % b2.d === 0n) return bounded(a2.n + b2.n * (a2.d / b2.d), a2.d);
  if (b2.d % a2.d === 0n) return bounded(a2.n * (b2.d / a2.d) + b2.n, b2.d);
  return bounded(a2.n * b2.d + b2.n * a2.d, a2.d * b2.d);
}
function subtract(a2, b2) {
  return add2(a2, negate(b2));
}
function multiply(a2, b2) {
  return bounded(a2.n * b2.n, a2.d * b2.d);
}
function divide2(a2, b2) {
  if (b2.n === 0n) divisionByZero(a2);
  return b2.n < 0n ? counted(-a2.n * b2.d, a2.d * -b2.n) : counted(a2.n * b2.d, a2.d * b2.n);
}
function remainder(a2, b2) {
  if (b2.n === 0n) divisionByZero(a2);
  return bounded(a2.n * b2.d % (b2.n * a2.d), a2.d * b2.d);
}
function power(a2, exponent) {
  if (!Number.isSafeInteger(exponent)) throw new TypeError(`feewright: ${exponent} is no exponent; this is a bug`);
  let result = ONE;
  let square = a2;
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  return exponent < 0 ? divide2(ONE, result) : result;
}
function negate(a2) {
  return { n: -a2.n, d: a2.d };
}
function abs2(a2) {
  return a2.n < 0n ? { n: -a2.n, d: a2.d } : a2;
}
function sign2(a2) {
  if (a2.n === 0n) return 0;
  return a2.n < 0n ? -1 : 1;
}
function compare(a2, b2) {
  const left = a2.d === b2.d ? a2.n : a2.n * b2.d;
  const right = a2.d === b2.d ? b2.n : b2.n * a2.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
function roundExact(a2, scale2, mode) {
  return divideBigUnits(a2.n * powerOfTen(scale2), a2.d, mode);
}
function exactText(a2) {
  const scale2 = scaleOfPower(a2.d);
  if (scale2 !== void 0) return minimalText(a2.n, scale2);
  const { n, d } = shortest(a2.n, a2.d);
  const shortestScale = scaleOfPower(d);
  return shortestScale === void 0 ? `${n}/${d}` : minimalText(n, shortestScale);
}
function divisionByZero(dividend) {
  fail(issue2("division-by-zero", [], { dividend: exactText(dividend).slice(0, 80) }));
}

// src/formula/place.ts
function placeOf(text, offset) {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

// src/formula/type.ts
var RATIO = Object.freeze({ kind: "ratio" });
var QUANTITY = Object.freeze({ kind: "quantity" });
var INTEGER = Object.freeze({ kind: "integer" });
var TEXT = Object.freeze({ kind: "text" });
var BOOLEAN = Object.freeze({ kind: "boolean" });
var DATE = Object.freeze({ kind: "date" });
var NUMBER = Object.freeze({ kind: "number" });
function money(currency2) {
  return { kind: "money", currency: currency2 };
}
function typeText(type) {
  switch (type.kind) {
    case "money":
      return `money(${type.currency})`;
    case "list":
      return `list of ${typeText(type.of)}`;
    default:
      return type.kind;
  }
}
function isNumeric(type) {
  return type.kind !== "text" && type.kind !== "boolean" && type.kind !== "date" && type.kind !== "list";
}
function sameType(a2, b2) {
  if (a2.kind === "money" && b2.kind === "money") return a2.currency === b2.currency;
  if (a2.kind === "list" && b2.kind === "list") return sameType(a2.of, b2.of);
  return a2.kind === b2.kind;
}

// src/formula/type-rules.ts
function commonType(a2, b2) {
  if (a2.kind === "number") return b2;
  if (b2.kind === "number" || sameType(a2, b2)) return a2;
  const kinds = /* @__PURE__ */ new Set([a2.kind, b2.kind]);
  return kinds.has("integer") && kinds.has("quantity") ? QUANTITY : void 0;
}
function arithmeticType(operator, left, right) {
  switch (operator) {
    case "+":
    case "-":
    case "%":
      return commonType(left.type, right.type);
    case "*":
      return productType(left, right);
    case "/":
      return quotientType(left.type, right.type);
  }
}
function productType(left, right) {
  const [a2, b2] = [left.type, right.type];
  if (a2.kind === "number" && b2.kind === "number") return a2;
  if (a2.kind === "number") return scaledType(b2, left);
  if (b2.kind === "number") return scaledType(a2, right);
  if (a2.kind === "money" && b2.kind === "money") return void 0;
  if (a2.kind === "money") return a2;
  if (b2.kind === "money") return b2;
  if (a2.kind === "quantity" || b2.kind === "quantity") return QUANTITY;
  return a2.kind === "integer" && b2.kind === "integer" ? INTEGER : RATIO;
}
function scaledType(type, literal2) {
  const isWhole2 = literal2.kind === "literal" && literal2.value.n % literal2.value.d === 0n;
  return type.kind === "integer" && !isWhole2 ? QUANTITY : type;
}
function quotientType(a2, b2) {
  if (a2.kind === "number" && b2.kind === "number") return a2;
  if (b2.kind === "money") return sameType(a2, b2) ? RATIO : void 0;
  if (a2.kind === "money") return a2;
  if (a2.kind === "quantity") return b2.kind === "ratio" || b2.kind === "number" ? QUANTITY : RATIO;
  if (a2.kind === "integer") return b2.kind === "ratio" ? QUANTITY : RATIO;
  return RATIO;
}

// src/formula/check-formula.ts
var EXPONENT_MAX2 = 16;
var SCALE_MAX = 18;
var FUNCTIONS = ["min", "max", "abs", "round", "floor", "ceil", "clamp", "if", "sum", "count", "avg", "exact", "share", "unplaced"];
function checkFormula(parsed, expected2, scope) {
  const checker = new Checker(parsed.text, scope);
  const tree = checker.check(parsed.syntax);
  if (tree === void 0) return failed(checker.issues);
  const placed = checker.place(tree, expected2);
  return placed === void 0 || checker.issues.length > 0 ? failed(checker.issues) : ok(placed);
}
var Checker = class {
  issues = [];
  #text;
  #scope;
  constructor(text, scope) {
    this.#text = text;
    this.#scope = scope;
  }
  check(syntax) {
    const { span } = syntax;
    switch (syntax.kind) {
      case "number":
        return { kind: "literal", type: NUMBER, span, value: parseExact(decimalText(syntax.text) ?? "0") };
      case "text":
        return { kind: "text", type: TEXT, span, value: syntax.value };
      case "boolean":
        return { kind: "boolean", type: BOOLEAN, span, value: syntax.value };
      case "name":
        return this.#named(this.#scope.name(syntax.name), syntax.name, span);
      case "list":
        return this.#list(syntax.items, span);
      case "unary":
        return syntax.operator === "not" ? this.#not(syntax.of, span) : this.#negative(syntax.of, span);
      case "binary":
        return this.#binary(syntax.operator, syntax.left, syntax.right, span);
      case "conditional":
        return this.#conditional(syntax.when, syntax.then, syntax.otherwise, span);
      case "call":
        return this.#call(syntax.name, syntax.args, span);
    }
  }
  /** Gives a tree the type of its place, or reports that it has none that fits. */
  place(tree, expected2, operation = "this place") {
    if (tree.type.kind === "number") {
      const type = expected2.find((candidate) => isNumeric(candidate) && this.#literalFits(tree, candidate));
      if (type !== void 0) return { ...tree, type };
      if (expected2.length === 0) return this.#fault("formula-ambiguous", tree.span, { found: this.#source(tree.span) });
    }
    if (tree.kind === "text" && expected2.some((type) => type.kind === "date") && isDate(tree.value)) {
      return { ...tree, type: DATE };
    }
    const fits = expected2.some((type) => sameType(type, tree.type) || type.kind === "quantity" && tree.type.kind === "integer");
    if (expected2.length === 0 || fits) return tree;
    return this.#wrongType(tree.span, operation, typeText(tree.type), expected2.map(typeText).join(" or "));
  }
  #literalFits(tree, type) {
    return type.kind !== "integer" || tree.kind !== "literal" || tree.value.n % tree.value.d === 0n;
  }
  #named(sym, name, span) {
    if (sym !== void 0) return { kind: "name", type: sym.type, span, sym };
    return this.#fault("formula-name-unknown", span, { name, nearest: nearestName(name, this.#scope.names()) });
  }
  #list(syntaxes, span) {
    const items2 = this.#all(syntaxes);
    if (items2 === void 0) return void 0;
    const first = items2[0];
    if (first === void 0) return this.#fault("formula-arguments", span, { name: "in", expected: "a list of at least one value" });
    for (const item of items2) {
      if (!sameType(item.type, first.type)) return this.#wrongType(item.span, "in", typeText(item.type), typeText(first.type));
    }
    return { kind: "list", type: { kind: "list", of: first.type }, span, items: items2 };
  }
  #not(syntax, span) {
    const of = this.#boolean(syntax, "not");
    return of && { kind: "not", type: BOOLEAN, span, of };
  }
  #negative(syntax, span) {
    const of = this.#numeric(syntax, "-");
    if (of === void 0) return void 0;
    if (of.kind === "literal") return { ...of, value: negate(of.value), span };
    return { kind: "negative", type: of.type, span, of };
  }
  #binary(operator, left, right, span) {
    switch (operator) {
      case "and":
      case "or": {
        const [a2, b2] = [this.#boolean(left, operator), this.#boolean(right, operator)];
        return a2 && b2 && { kind: "logical", type: BOOLEAN, span, operator, items: [a2, b2] };
      }
      case "in":
        return this.#membership(left, right, span);
      case "^":
        return this.#power(left, right, span);
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        return this.#arithmetic(operator, left, right, span);
      default:
        return this.#comparison(operator, left, right, span);
    }
  }
  #arithmetic(operator, leftSyntax, rightSyntax, span) {
    const [left, right] = [this.#numeric(leftSyntax, operator), this.#numeric(rightSyntax, operator)];
    if (left === void 0 || right === void 0) return void 0;
    const type = arithmeticType(operator, left, right);
    if (type === void 0) {
      return this.#wrongType(span, operator, `${typeText(left.type)} ${operator} ${typeText(right.type)}`, "types that go together");
    }
    if (left.kind === "literal" && right.kind === "literal") {
      const value = this.#folded(operator, left.value, right.value);
      return value && { kind: "literal", type, span, value };
    }
    return { kind: "arithmetic", type, span, operator, left, right };
  }
  #folded(operator, left, right) {
    const fold = { "+": add2, "-": subtract, "*": multiply, "/": divide2, "%": remainder }[operator];
    return this.#computed(() => fold(left, right));
  }
  #computed(work) {
    try {
      return work();
    } catch (error) {
      if (!isFeewrightError(error)) throw error;
      this.issues.push(...error.issues);
      return void 0;
    }
  }
  #power(left, right, span) {
    const base = this.#numeric(left, "^");
    const exponent = right.kind === "number" ? Number(right.text) : Number.NaN;
    if (!Number.isInteger(exponent) || exponent < 0 || exponent > EXPONENT_MAX2) {
      return this.#fault("formula-arguments", right.span, { name: "^", expected: `a whole literal exponent from 0 to ${EXPONENT_MAX2}` });
    }
    if (base === void 0) return void 0;
    if (base.type.kind === "money") return this.#wrongType(span, "^", typeText(base.type), "ratio, quantity or integer");
    if (base.kind === "literal") {
      const value = this.#computed(() => power(base.value, exponent));
      return value && { ...base, value, span };
    }
    return { kind: "power", type: base.type, span, base, exponent };
  }
  #comparison(operator, leftSyntax, rightSyntax, span) {
    let [left, right] = [this.check(leftSyntax), this.check(rightSyntax)];
    if (left === void 0 || right === void 0) return void 0;
    if (left.type.kind === "date") right = this.place(right, [DATE], operator);
    else if (right.type.kind === "date") left = this.place(left, [DATE], operator);
    if (left === void 0 || right === void 0) return void 0;
    if (left.type.kind === "number" && right.type.kind === "number") {
      return this.#fault("formula-ambiguous", span, { found: this.#source(span) });
    }
    const isOrder = operator !== "==" && operator !== "!=";
    const isComparable = isNumeric(left.type) && isNumeric(right.type) ? commonType(left.type, right.type) !== void 0 : sameType(left.type, right.type) && left.type.kind !== "list" && (!isOrder || left.type.kind === "date");
    if (!isComparable) {
      return this.#wrongType(span, operator, `${typeText(left.type)} ${operator} ${typeText(right.type)}`, "two values of one type");
    }
    return { kind: "comparison", type: BOOLEAN, span, operator, left, right };
  }
  #membership(left, right, span) {
    const [item, list2] = [this.check(left), this.check(right)];
    if (item === void 0 || list2 === void 0) return void 0;
    if (list2.type.kind !== "list") return this.#wrongType(list2.span, "in", typeText(list2.type), "a list");
    const of = list2.type.of;
    const isDates = item.type.kind === "date" && list2.kind === "list" && list2.items.every((each) => each.kind === "text" && isDate(each.value));
    const fits = isDates || sameType(item.type, of) || isNumeric(item.type) && isNumeric(of) && commonType(item.type, of) !== void 0;
    if (!fits) return this.#wrongType(span, "in", `${typeText(item.type)} in ${typeText(list2.type)}`, "a list of the same type");
    if (item.type.kind === "number" && of.kind === "number") return this.#fault("formula-ambiguous", span, { found: this.#source(span) });
    return { kind: "membership", type: BOOLEAN, span, item, list: list2 };
  }
  #conditional(whenSyntax, thenSyntax, otherwiseSyntax, span) {
    const when = this.#boolean(whenSyntax, "? :");
    const [then, otherwise] = [this.check(thenSyntax), this.check(otherwiseSyntax)];
    if (when === void 0 || then === void 0 || otherwise === void 0) return void 0;
    const type = sameType(then.type, otherwise.type) ? then.type : isNumeric(then.type) && isNumeric(otherwise.type) ? commonType(then.type, otherwise.type) : void 0;
    if (type === void 0) return this.#wrongType(otherwise.span, "? :", `${typeText(then.type)} and ${typeText(otherwise.type)}`, "two values of one type");
    return { kind: "conditional", type, span, when, then, otherwise };
  }
  #call(name, args, span) {
    const arity = (expected2) => this.#fault("formula-arguments", span, { name, expected: expected2 });
    switch (name) {
      case "if": {
        const [when, then, otherwise] = args;
        if (args.length !== 3 || !when || !then || !otherwise) return arity("a condition and two values");
        return this.#conditional(when, then, otherwise, span);
      }
      case "min":
      case "max":
        return args.length === 0 ? arity("at least one value") : this.#fold(name, args, span);
      case "sum":
      case "avg":
        return args.length === 0 ? arity("at least one value, or a list") : this.#fold(name, args, span);
      case "clamp": {
        const [value, low, high] = args;
        if (args.length !== 3 || !value || !low || !high) return arity("a value, its lowest and its highest");
        return this.#fold("min", [{ kind: "call", name: "max", args: [value, low], span }, high], span);
      }
      case "abs": {
        const [value] = args;
        if (args.length !== 1 || !value) return arity("one value");
        const of = this.#numeric(value, name);
        if (of?.kind === "literal") return { ...of, value: abs2(of.value), span };
        return of && { kind: "abs", type: of.type, span, of };
      }
      case "round":
        return args.length === 3 ? this.#round(args, span) : arity("a value, a scale from 0 to 18 and a mode such as 'half-up'");
      case "floor":
      case "ceil":
        if (args.length !== 1 && args.length !== 2) return arity("a value and, if wanted, a scale from 0 to 18");
        return this.#rounded(args[0], args[1], name === "floor" ? "floor" : "ceiling", name, span);
      case "count": {
        const [value] = args;
        if (args.length !== 1 || !value) return arity("a list");
        const list2 = this.check(value);
        if (list2 === void 0) return void 0;
        return list2.type.kind === "list" ? { kind: "count", type: INTEGER, span, list: list2 } : this.#wrongType(span, name, typeText(list2.type), "a list");
      }
      case "exact": {
        const [fee] = args;
        if (args.length !== 1 || fee?.kind !== "name") return arity("the name of a fee");
        return this.#named(this.#scope.exactOf(fee.name), fee.name, span);
      }
      case "share": {
        const [apportionment, bearer2] = args;
        if (args.length !== 2 || apportionment?.kind !== "name" || bearer2?.kind !== "name") return arity("an apportionment and one of its bearers");
        return this.#named(this.#scope.share(apportionment.name, bearer2.name), `${apportionment.name}, ${bearer2.name}`, span);
      }
      case "unplaced": {
        const [apportionment] = args;
        if (args.length !== 1 || apportionment?.kind !== "name") return arity("the name of an apportionment");
        return this.#named(this.#scope.unplaced(apportionment.name), apportionment.name, span);
      }
      default:
        return this.#fault("formula-function-unknown", span, { name, nearest: nearestName(name, FUNCTIONS) });
    }
  }
  #fold(name, syntaxes, span) {
    const args = this.#all(syntaxes);
    if (args === void 0) return void 0;
    const only = args[0];
    if (args.length === 1 && only?.type.kind === "list" && isNumeric(only.type.of)) {
      return { kind: "fold", type: only.type.of, span, name, args };
    }
    let type = NUMBER;
    for (const arg of args) {
      type = type && isNumeric(arg.type) ? commonType(type, arg.type) : void 0;
      if (type === void 0) return this.#wrongType(arg.span, name, typeText(arg.type), "numbers of one type");
    }
    if (name === "avg" && type.kind === "integer") type = { kind: "quantity" };
    return { kind: "fold", type, span, name, args };
  }
  #round(args, span) {
    const mode = args[2];
    const isMode = mode?.kind === "text" && ROUNDING_MODES.some((known2) => known2 === mode.value);
    if (!isMode) return this.#fault("formula-arguments", mode?.span ?? span, { name: "round", expected: `one of the modes ${ROUNDING_MODES.join(", ")} in quotes` });
    return this.#rounded(args[0], args[1], mode.value, "round", span);
  }
  #rounded(value, scaleSyntax, mode, name, span) {
    const of = value && this.#numeric(value, name);
    const scale2 = scaleSyntax === void 0 ? 0 : scaleSyntax.kind === "number" ? Number(scaleSyntax.text) : Number.NaN;
    if (!Number.isInteger(scale2) || scale2 < 0 || scale2 > SCALE_MAX) {
      return this.#fault("formula-arguments", scaleSyntax?.span ?? span, { name, expected: `a literal scale from 0 to ${SCALE_MAX}` });
    }
    return of && { kind: "round", type: of.type, span, of, scale: scale2, mode };
  }
  #all(syntaxes) {
    const trees = syntaxes.map((syntax) => this.check(syntax));
    return trees.every((tree) => tree !== void 0) ? trees : void 0;
  }
  #numeric(syntax, operation) {
    const tree = this.check(syntax);
    if (tree === void 0 || isNumeric(tree.type)) return tree;
    return this.#wrongType(tree.span, operation, typeText(tree.type), "a number");
  }
  #boolean(syntax, operation) {
    const tree = this.check(syntax);
    if (tree === void 0 || tree.type.kind === "boolean") return tree;
    return this.#wrongType(tree.span, operation, typeText(tree.type), "boolean");
  }
  #wrongType(span, operation, found, expected2) {
    return this.#fault("formula-type", span, { operation, found, expected: expected2 });
  }
  #fault(code2, span, facts) {
    this.issues.push(issue2(code2, [], { ...facts, ...placeOf(this.#text, span.start) }));
    return void 0;
  }
  #source(span) {
    return this.#text.slice(span.start, span.end);
  }
};
function isDate(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== void 0 && day >= 1 && day <= days;
}

// src/model/fact-value.ts
var FACT_LIST_MAX = 1e3;
var UNKEEPABLE = /[\p{Cs}\u0000]/u;
function factValue(factor, value) {
  switch (factor.type) {
    case "boolean":
      return typeof value === "boolean" ? value : void 0;
    case "list":
      return factor.of === void 0 ? void 0 : listValue(factor.of, value);
    default:
      return singleValue(factor.type, value);
  }
}
function singleValue(type, value) {
  switch (type) {
    case "money":
    case "ratio":
    case "quantity":
      return decimalText(value);
    case "integer": {
      const text = decimalText(value);
      return text === void 0 || text.includes(".") ? void 0 : text;
    }
    case "text":
      return typeof value === "string" && !UNKEEPABLE.test(value) ? value : void 0;
    case "date":
      return typeof value === "string" && isDate(value) ? value : void 0;
  }
}
function listValue(of, value) {
  if (!Array.isArray(value) || value.length > FACT_LIST_MAX) return void 0;
  const items2 = [];
  for (const item of value) {
    const text = singleValue(of, item);
    if (text === void 0) return void 0;
    items2.push(text);
  }
  return Object.freeze(items2);
}

// src/model/check-factors.ts
var EXPECTED = {
  money: "decimal",
  ratio: "decimal",
  quantity: "decimal",
  integer: "integer",
  text: "fact-text",
  boolean: "boolean",
  date: "date",
  list: "fact-list"
};
function checkFactors(factors, faults) {
  for (const { item, at: at4 } of factors) {
    if (item === void 0) continue;
    const { type, of } = item;
    const isMoney = type === "money" || type === "list" && of === "money";
    const isNumber = type === "money" || type === "ratio" || type === "quantity" || type === "integer";
    if (type === "list" && of === void 0) {
      const options = "money, ratio, quantity, integer, text, date";
      faults.add("value-missing", at4("of"), { key: "of", expected: "one-of", options });
    }
    if (type !== "list" && of !== void 0) faults.add("factor-field", at4("of"), { field: "of", type });
    if (!isMoney && item.currency !== void 0)
      faults.add("factor-field", at4("currency"), { field: "currency", type });
    if (!isNumber && item.scale !== void 0) faults.add("factor-field", at4("scale"), { field: "scale", type });
    if (item.default !== void 0 && (type !== "list" || of !== void 0) && factValue(item, item.default) === void 0) {
      faults.add("value-invalid", at4("default"), {
        found: shown(item.default),
        expected: EXPECTED[type],
        options: void 0,
        nearest: void 0
      });
    }
  }
}

// src/money/currency.ts
var CODES = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BYR"],
  [
    2,
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ANG CUC HRK LTL MRO SLL STD VEF ZWL"
  ],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"]
];
var MINOR_DIGITS = new Map(
  CODES.flatMap(([digits, codes]) => codes.split(" ").map((code2) => [code2, digits]))
);
function isCurrency(code2) {
  return MINOR_DIGITS.has(code2);
}
function currencyCodes() {
  return MINOR_DIGITS.keys();
}
function minorDigits(code2) {
  const digits = MINOR_DIGITS.get(code2);
  if (digits === void 0) throw new TypeError(`feewright: '${code2}' is no currency; this is a bug`);
  return digits;
}

// src/model/check-price.ts
function checkPrice(price, at4, references, faults) {
  switch (price.kind) {
    case "graduated":
    case "volume":
      checkBands(price, at4, faults);
      if (price.cumulative !== void 0) checkCumulative(price.measure, price.cumulative, at4, references, faults);
      return;
    case "complement":
      references.amount(price.total, at4("total"), "money-amount");
      price.less.forEach((code2, index) => {
        if (price.less.indexOf(code2) < index) faults.add("reference-twice", at4("less", index), { name: code2 });
        else references.fee(code2, at4("less", index));
      });
      return;
    case "formula":
    case "flat":
    case "ratio":
      return;
  }
}
function checkBands(price, at4, faults) {
  const { bands, boundary, upTo } = price;
  let previous;
  bands.forEach((band2, index) => {
    const { from } = band2;
    if (previous === void 0) {
      if (from !== "0") faults.add("bands-first", at4("bands", index, "from"), { from });
    } else if (!isAbove(from, previous)) faults.add("bands-order", at4("bands", index, "from"), { from, previous });
    previous = from;
    const count = Number(band2.rate !== void 0) + Number(band2.unit !== void 0);
    if (count !== 1) faults.add("band-rate", at4("bands", index), { count });
  });
  const last = bands.at(-1)?.from ?? "0";
  if (upTo !== void 0 && !isAbove(upTo, last)) faults.add("bands-end", at4("upTo"), { upTo, from: last });
  if (boundary !== void 0) return;
  if (price.kind === "volume") faults.add("boundary-missing", at4("boundary"), { reason: "volume" });
  else if (bands.some(({ flat }) => flat !== void 0)) {
    faults.add("boundary-missing", at4("boundary"), { reason: "flats" });
  }
}
function checkCumulative(measure, { accumulator, basis }, at4, references, faults) {
  const target = references.accumulator(accumulator, at4("cumulative", "accumulator"));
  if (target === void 0 || basis === "before") return;
  const name = measure.trim().normalize("NFC");
  if (target.adds === name) return;
  const adds2 = typeof target.adds === "string" ? target.adds : `share(${target.adds.apportionment}, ${target.adds.bearer})`;
  faults.add("cumulative-measure", at4("measure"), { basis, accumulator, adds: adds2, measure: name.slice(0, 80) });
}
function isAbove(a2, b2) {
  return compare(parseExact(a2), parseExact(b2)) > 0;
}

// src/model/check-fees.ts
function checkFees({ fees, currency: currency2 }, references, faults) {
  for (const entry of fees) {
    const { item, at: at4 } = entry;
    if (item === void 0) continue;
    checkParties(item, at4, references, faults);
    if (item.booked !== false) checkRounding2(item, at4, currency2, faults);
    if (item.price !== void 0) {
      checkPrice(item.price, (...field2) => at4("price", ...field2), references, faults);
    }
  }
}
function checkParties({ code: code2, booked, payer, payee }, at4, references, faults) {
  const isPayer = payer !== void 0 && references.party(payer, at4("payer"));
  const isPayee = payee !== void 0 && references.party(payee, at4("payee"));
  if (isPayer && isPayee && payer === payee) faults.add("payer-is-payee", at4("payee"), { name: code2, party: payee });
  if (booked === false) return;
  if (payer === void 0) faults.add("fee-incomplete", at4("payer"), { fee: code2, missing: "payer" });
  if (payee === void 0) faults.add("fee-incomplete", at4("payee"), { fee: code2, missing: "payee" });
  const { owner } = references;
  if (isPayer && isPayee && owner !== void 0 && payer !== owner && payee !== owner) {
    faults.add("line-without-owner", at4("payer"), { name: code2, payer, payee, owner });
  }
}
function checkRounding2({ code: code2, rounding: rounding2 }, at4, currency2, faults) {
  if (rounding2 === void 0) {
    faults.add("fee-incomplete", at4("rounding"), { fee: code2, missing: "rounding" });
    return;
  }
  if (currency2 === void 0 || !isCurrency(currency2) || rounding2.scale === void 0) return;
  const digits = minorDigits(currency2);
  if (rounding2.scale > digits) {
    faults.add("rounding-scale", at4("rounding", "scale"), { scale: rounding2.scale, currency: currency2, minorDigits: digits });
  }
}

// src/formula/name.ts
var NAME_LENGTH_MAX = 64;
var NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
var INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
var COMMON = /^[\p{N}_]$/u;
var LATIN = /^\p{Script=Latin}$/u;
var EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー々]$/u;
var OTHER_SCRIPTS = [
  /^\p{Script=Cyrillic}$/u,
  /^\p{Script=Greek}$/u,
  /^\p{Script=Arabic}$/u,
  /^\p{Script=Hebrew}$/u,
  /^\p{Script=Thai}$/u,
  /^\p{Script=Devanagari}$/u
];
function isName(text) {
  return text.length <= NAME_LENGTH_MAX && NAME.test(text) && nameFault(text) === void 0;
}
function nameFault(name) {
  if (name.length > NAME_LENGTH_MAX) return "too-long";
  if (INVISIBLE.test(name)) return "invisible";
  if (name.normalize("NFKC") !== name) return "look-alike";
  const letters = [...name].filter((letter) => !COMMON.test(letter));
  if (letters.every((letter) => LATIN.test(letter) || EAST_ASIAN.test(letter))) return void 0;
  const isOneScript = OTHER_SCRIPTS.some((script) => letters.every((letter) => script.test(letter)));
  return isOneScript ? void 0 : "mixed-scripts";
}
var RESERVED_WORDS = /* @__PURE__ */ new Set([
  ...["and", "or", "not", "in", "true", "false", "if"],
  ...["min", "max", "abs", "round", "floor", "ceil", "clamp", "sum", "count", "avg"],
  ...["exact", "share", "unplaced", "lookup", "compound", "days", "months", "years"],
  ...["constructor", "prototype", "__proto__"]
]);

// src/model/references.ts
var RESERVED = /* @__PURE__ */ new Set([...RESERVED_WORDS, "balance"]);
var KEY_WORDS = /* @__PURE__ */ new Set(["tenant", "party", "store", "business"]);
var References = class {
  #faults;
  #isWhole;
  #targets = /* @__PURE__ */ new Map();
  #parties = /* @__PURE__ */ new Map();
  /** The one party that is the contract's own; `undefined` while there isn't exactly one. */
  owner;
  constructor(draft, faults) {
    this.#faults = faults;
    this.#isWhole = draft.isWhole;
    for (const entry of draft.parties) {
      const { code: code2, item } = entry;
      if (code2 === void 0 || !this.#isFree(entry, RESERVED)) continue;
      if (this.#parties.has(code2)) this.#taken(entry, "party", "party");
      else this.#parties.set(code2, item);
    }
    for (const entry of draft.factors) {
      if (entry.code !== void 0 && KEY_WORDS.has(entry.code)) this.#isFree(entry, KEY_WORDS);
      else this.#add(entry, "factor", { kind: "factor", item: entry.item });
    }
    for (const entry of draft.fees) this.#add(entry, "fee", { kind: "fee", item: entry.item });
    for (const entry of draft.apportionments) {
      this.#add(entry, "apportionment", { kind: "apportionment", item: entry.item });
    }
    for (const entry of draft.accumulators) {
      this.#add(entry, "accumulator", { kind: "accumulator", item: entry.item });
    }
    this.owner = this.#ownerOf(draft);
  }
  /** Whether there is such a party. */
  party(name, at4, kind = "party") {
    if (this.#parties.has(name)) return true;
    this.#unknown(name, at4, kind, this.#parties.keys());
    return false;
  }
  /** The factor of this name and kind; `undefined` if there is none, or if it is faulty itself. */
  factor(name, at4, kind) {
    const target = this.#find(name, at4, kind, (each) => isFactorOf(each, "text"));
    return target?.kind === "factor" ? target.item : void 0;
  }
  /** Something that has an amount: a fee, a step, or a factor that is money (or, for a running total, any number). */
  amount(name, at4, kind) {
    const types = kind === "money-amount" ? ["money"] : ["money", "ratio", "quantity", "integer"];
    return this.#find(name, at4, kind, (each) => each.kind === "fee" || isFactorOf(each, ...types));
  }
  fee(name, at4) {
    const target = this.#find(name, at4, "fee", ({ kind }) => kind === "fee");
    return target?.kind === "fee" ? target.item : void 0;
  }
  apportionment(name, at4) {
    const target = this.#find(name, at4, "apportionment", ({ kind }) => kind === "apportionment");
    return target?.kind === "apportionment" ? target.item : void 0;
  }
  accumulator(name, at4) {
    const target = this.#find(name, at4, "accumulator", ({ kind }) => kind === "accumulator");
    return target?.kind === "accumulator" ? target.item : void 0;
  }
  /** Whether `bearer` bears a part of the apportionment. */
  bearer(bearer2, of, at4) {
    const bearers2 = of.bearers.map(({ code: code2 }) => code2);
    if (bearers2.includes(bearer2)) return true;
    this.#faults.add("reference-unknown", at4, {
      name: bearer2,
      kind: "bearer",
      nearest: this.#faults.nearest(bearer2, bearers2)
    });
    return false;
  }
  #find(name, at4, kind, accepts) {
    const target = this.#targets.get(name);
    if (target === void 0) {
      const known2 = [...this.#targets].flatMap(([each, found]) => accepts(found) ? [each] : []);
      this.#unknown(name, at4, kind, kind === "key-part" ? ["party", "store", "business", ...known2] : known2);
      return void 0;
    }
    if (accepts(target)) return target;
    this.#faults.add("reference-kind", at4, { name, found: kindOf(target), expected: kind });
    return void 0;
  }
  #unknown(name, at4, kind, known2) {
    if (!this.#isWhole) return;
    this.#faults.add("reference-unknown", at4, { name, kind, nearest: this.#faults.nearest(name, known2) });
  }
  #add(entry, kind, target) {
    const { code: code2 } = entry;
    if (code2 === void 0 || !this.#isFree(entry, RESERVED)) return;
    const before = this.#targets.get(code2);
    if (before !== void 0) this.#taken(entry, kind, before.kind);
    else this.#targets.set(code2, target);
  }
  #isFree({ code: code2, at: at4 }, reserved) {
    if (code2 === void 0 || !reserved.has(code2)) return true;
    this.#faults.add("name-reserved", at4("code"), { name: code2 });
    return false;
  }
  #taken({ code: code2, at: at4 }, kind, by) {
    this.#faults.add("name-taken", at4("code"), { name: code2 ?? "", kind, by });
  }
  #ownerOf({ parties }) {
    const owners = parties.filter(({ item }) => item?.is === "owner");
    const mayHide = !this.#isWhole || parties.some(({ item }) => item === void 0);
    if (owners.length === 1) return owners[0]?.code;
    if (owners.length > 1 || !mayHide) this.#faults.add("owner-count", ["parties"], { count: owners.length });
    return void 0;
  }
};
function isFactorOf(target, ...types) {
  return target.kind === "factor" && (target.item === void 0 || types.includes(target.item.type));
}
function kindOf(target) {
  if (target.kind !== "factor") return target.kind;
  switch (target.item?.type) {
    case "money":
      return "money-factor";
    case "ratio":
    case "quantity":
    case "integer":
      return "number-factor";
    case "text":
      return "text-factor";
    case "boolean":
    case "date":
    case "list":
    case void 0:
      return "factor";
  }
}

// src/model/check-definition.ts
function checkDefinition(draft, faults) {
  const references = new References(draft, faults);
  checkParties2(draft, references, faults);
  checkFactors(draft.factors, faults);
  checkFees(draft, references, faults);
  checkApportionments(draft, references, faults);
  checkAccumulators(draft, references, faults);
}
function checkParties2({ parties }, references, faults) {
  for (const { item, at: at4 } of parties) {
    if (item === void 0) continue;
    const count = [item.is, item.id, item.factor].filter((role) => role !== void 0).length;
    if (count !== 1) faults.add("party-role", at4(), { party: item.code, count });
    if (item.factor !== void 0) references.factor(item.factor, at4("factor"), "text-factor");
  }
}

// src/time/instant.ts
var PATTERN = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;
var LENGTH_MAX2 = 35;
var NANOSECONDS_PER_MS = 1000000n;
var MINUTE_MS = 6e4;
var EARLIEST_MS = -621355968e5;
var LATEST_MS = 253402300799999;
function parseInstant(input) {
  if (typeof input === "string") return instantOfText(input);
  const epochNanoseconds = epochNanosecondsOf(input);
  if (epochNanoseconds === void 0) return void 0;
  let ms = epochNanoseconds / NANOSECONDS_PER_MS;
  let nanoseconds = epochNanoseconds % NANOSECONDS_PER_MS;
  if (nanoseconds < 0n) {
    ms -= 1n;
    nanoseconds += NANOSECONDS_PER_MS;
  }
  return instantAt(Number(ms), Number(nanoseconds));
}
function instantAt(epochMs, nanoseconds) {
  if (!(epochMs >= EARLIEST_MS && epochMs <= LATEST_MS)) return void 0;
  return { text: instantText(epochMs, nanoseconds), epochMs, nanoseconds };
}
function instantText(epochMs, nanoseconds = 0) {
  const text = new Date(epochMs).toISOString();
  const digits = nanoseconds === 0 ? "" : String(nanoseconds).padStart(6, "0");
  const fraction = (text.slice(-4, -1) + digits).replace(/0+$/, "");
  return `${text.slice(0, -5)}${fraction === "" ? "" : `.${fraction}`}Z`;
}
function utcMs(year, month, day, msOfDay) {
  const date = /* @__PURE__ */ new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() + msOfDay : void 0;
}
function instantOfText(text) {
  if (text.length > LENGTH_MAX2) return void 0;
  const match = PATTERN.exec(text);
  if (match === null) return void 0;
  const [, year, month, day, hour, minute, second = "0", fraction = "", sign4, offsetHour = "0", offsetMinute = "0"] = match;
  const digits = fraction.padEnd(9, "0");
  const msOfDay = (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1e3 + Number(digits.slice(0, 3));
  const local = utcMs(Number(year), Number(month), Number(day), msOfDay);
  if (local === void 0) return void 0;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * MINUTE_MS;
  const epochMs = sign4 === "-" ? local + offset : local - offset;
  return instantAt(epochMs, Number(digits.slice(3)));
}
function epochNanosecondsOf(input) {
  if (typeof input !== "object" || input === null) return void 0;
  try {
    const value = input.epochNanoseconds;
    return typeof value === "bigint" ? value : void 0;
  } catch {
    return void 0;
  }
}

// node_modules/temporal-polyfill/chunks/root.js
var NativeTemporal = globalThis.Temporal;

// node_modules/temporal-utils/dist/errorMessages.js
var expectedPositive = (entityName, num) => `Non-positive ${entityName}: ${num}`;
var expectedFinite = (entityName, num) => `Non-finite ${entityName}: ${num}`;
var forbiddenBigIntToNumber = (entityName) => `Cannot convert bigint to ${entityName}`;
var invalidObject = "Invalid object";
var numberOutOfRange = (entityName, val, min3, max3) => invalidEntity(entityName, val) + `; must be between ${min3}-${max3}`;
var invalidEntity = (fieldName, val) => `Invalid ${fieldName}: ${val}`;

// node_modules/temporal-utils/dist/utils.js
var nanoInMicro = 1e3;
var nanoInMilli = 1e6;
var nanoInSec = 1e9;
var nanoInMinute = 6e10;
var nanoInHour = 36e11;
function normalizeOptions(options) {
  if (options === void 0) {
    return /* @__PURE__ */ Object.create(null);
  }
  return requireObjectLike(options);
}
function toFiniteNumber(arg, entityName = "number") {
  if (typeof arg === "bigint") {
    throw new TypeError(forbiddenBigIntToNumber(entityName));
  }
  arg = Number(arg);
  if (!Number.isFinite(arg)) {
    throw new RangeError(expectedFinite(entityName, arg));
  }
  return arg;
}
function toIntegerWithTrunc(arg, entityName) {
  return Math.trunc(toFiniteNumber(arg, entityName)) || 0;
}
function toPositiveIntegerWithTruncation(arg, entityName) {
  return requireNumberIsPositive(toIntegerWithTrunc(arg, entityName), entityName);
}
function requireNumberIsPositive(num, entityName = "number") {
  if (num <= 0) {
    throw new RangeError(expectedPositive(entityName, num));
  }
  return num;
}
function constrainToRange(num, min3, max3) {
  return Math.min(Math.max(num, min3), max3);
}
function isObjectLike(arg) {
  return arg !== null && (typeof arg === "object" || typeof arg === "function");
}
function requireObjectLike(arg) {
  if (!isObjectLike(arg)) {
    throw new TypeError(invalidObject);
  }
  return arg;
}

// node_modules/temporal-polyfill/chunks/internal.js
var invalidEntity2 = invalidEntity;
var missingField = (fieldName) => `Missing ${fieldName}`;
var invalidBag = "Invalid bag";
var invalidChoice = (fieldName, val, choiceMap) => invalidEntity(fieldName, val) + "; must be " + Object.keys(choiceMap).join();
var forbiddenValueOf = "Cannot use valueOf";
var invalidCallingContext = "Invalid calling context";
var missingYear = (allowEra) => "Missing year" + (allowEra ? "/era/eraYear" : "");
var invalidLeapMonth = "Invalid leap month";
var invalidCalendar = (calendarId) => invalidEntity("Calendar", calendarId);
var exoticCalendarRequired = (calendarId, remedy) => `Unknown calendar ${calendarId}; might need ${remedy}`;
var invalidTimeZone = (calendarId) => invalidEntity("TimeZone", calendarId);
var outOfBoundsDate = "Out-of-bounds date";
var failedParse = (s) => `Cannot parse: ${s}`;
var constrainToRange2 = constrainToRange;
var isObjectLike2 = isObjectLike;
function throwRangeError(message) {
  throw new RangeError(message);
}
function throwTypeError(message) {
  throw new TypeError(message);
}
function clampProp(props, propName, min3, max3, overflow) {
  return clampEntity(propName, ((props2, propName2) => {
    const propVal = props2[propName2];
    return void 0 === propVal && throwTypeError(missingField(propName2)), propVal;
  })(props, propName), min3, max3, overflow);
}
function clampEntity(entityName, num, min3, max3, overflow, choices) {
  const clamped = constrainToRange2(num, min3, max3);
  return overflow && num !== clamped && throwRangeError(((entityName2, val, min4, max4, choices2) => choices2 ? numberOutOfRange(entityName2, choices2[val], choices2[min4], choices2[max4]) : numberOutOfRange(entityName2, val, min4, max4))(entityName, num, min3, max3, choices)), clamped;
}
function memoize(generator, MapClass = Map, maxSize = 1e4) {
  const map = new MapClass();
  return (key, ...otherArgs) => {
    if (map.has(key)) {
      return map.get(key);
    }
    map.size >= maxSize && map.clear();
    const val = generator(key, ...otherArgs);
    return map.set(key, val), val;
  };
}
var createNameDescriptors = (name) => createPropDescriptors({
  name
}, 1);
var createPropDescriptors = (propVals, readonly) => mapProps((value) => ({
  value,
  configurable: 1,
  writable: !readonly
}), propVals);
var createStringTagDescriptors = (value) => ({
  [Symbol.toStringTag]: {
    value,
    configurable: 1
  }
});
function mapProps(transformer, props) {
  const res = {};
  for (const propName in props) {
    res[propName] = transformer(props[propName], propName);
  }
  return res;
}
function zipPropsConst(propNames, propVal) {
  const res = {};
  for (const propName of propNames) {
    res[propName] = propVal;
  }
  return res;
}
function createPropGetters(propNames) {
  const getters = {};
  for (const propName of propNames) {
    getters[propName] = (slots) => slots[propName];
  }
  return getters;
}
function pluckProps(propNames, props, dest = /* @__PURE__ */ Object.create(null)) {
  for (const propName of propNames) {
    dest[propName] = props[propName];
  }
  return dest;
}
function allPropsEqual(propNames, props0, props1) {
  for (const propName of propNames) {
    if (props0[propName] !== props1[propName]) {
      return 0;
    }
  }
  return 1;
}
function zeroOutProps(propNames, clearUntilI, props) {
  const copy = {
    ...props
  };
  for (let i = 0; i < clearUntilI; i++) {
    copy[propNames[i]] = 0;
  }
  return copy;
}
function bindArgs(f, ...boundArgs) {
  return (...dynamicArgs) => f(...boundArgs, ...dynamicArgs);
}
function noop() {
}
function capitalize(s) {
  return s[0].toUpperCase() + s.substring(1);
}
function sortStrings(...strss) {
  return [].concat(...strss).sort();
}
function createRegExp(meat) {
  return new RegExp(`^${meat}$`);
}
function parseSubsecNano(fracStr) {
  return parseInt(fracStr.padEnd(9, "0"));
}
function parseInt0(s) {
  return void 0 === s ? 0 : parseInt(s);
}
function padNumber(digits, num) {
  return String(num).padStart(digits, "0");
}
var padNumber2 = /* @__PURE__ */ bindArgs(padNumber, 2);
function compareNumbers(a2, b2) {
  return Math.sign(a2 - b2);
}
function compareBigInts(a2, b2) {
  return a2 < b2 ? -1 : a2 > b2 ? 1 : 0;
}
function divFloorBigInt(num, denom) {
  const whole = num / denom;
  return num % denom < 0n ? whole - 1n : whole;
}
function divModFloorBigInt(num, divisor) {
  const quotient = divFloorBigInt(num, divisor);
  return [quotient, num - quotient * divisor];
}
function divModFloor(num, divisor) {
  return [Math.floor(num / divisor), modFloor(num, divisor)];
}
function modFloor(num, divisor) {
  return (num % divisor + divisor) % divisor;
}
function divTrunc(num, divisor) {
  return Math.trunc(num / divisor) || 0;
}
function modTrunc(num, divisor) {
  return num % divisor || 0;
}
function fabricateNearHalfFraction(halfCompare, sign4 = 1) {
  return sign4 * (0.5 + halfCompare / 5);
}
function hasHalf(num) {
  return 0.5 === Math.abs(num % 1);
}
var isoCalendarId = "iso8601";
var gregoryCalendarId = "gregory";
var gregoryEraOrigins = {
  "bce": -1,
  "ce": 0
};
function normalizeEraName(era) {
  const normalized = era.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
  return "bc" === normalized || "b" === normalized ? "bce" : "ad" === normalized || "a" === normalized ? "ce" : normalized;
}
var isoCalendarImpl = void 0;
var gregoryCalendarImpl = 0;
function getCalendarSlotId(calendar) {
  return calendar === isoCalendarImpl ? "iso8601" : 0 === calendar ? "gregory" : calendar.id;
}
var monthCodeRegExp = /^M(\d{2})(L?)$/;
function parseMonthCode(monthCode) {
  const m = monthCodeRegExp.exec(monthCode);
  return m || throwRangeError(((monthCode2) => `Invalid monthCode: ${monthCode2}`)(monthCode)), [parseInt(m[1]), Boolean(m[2])];
}
function formatMonthCode(monthCodeNumber, isLeapMonth) {
  return "M" + padNumber2(monthCodeNumber) + (isLeapMonth ? "L" : "");
}
function monthCodeNumberToMonth(monthCodeNumber, isLeapMonth, leapMonth) {
  return monthCodeNumber + (isLeapMonth || leapMonth && monthCodeNumber >= leapMonth ? 1 : 0);
}
var unitNameMap = {
  nanosecond: 0,
  microsecond: 1,
  millisecond: 2,
  second: 3,
  minute: 4,
  hour: 5,
  day: 6,
  week: 7,
  month: 8,
  year: 9
};
var unitNamesAsc = /* @__PURE__ */ Object.keys(unitNameMap);
var nanoInMicro2 = nanoInMicro;
var nanoInMilli2 = nanoInMilli;
var nanoInSec2 = nanoInSec;
var nanoInMinute2 = nanoInMinute;
var nanoInHour2 = nanoInHour;
var nanoInUtcDay = 864e11;
var unitNanoMap = [1, nanoInMicro2, nanoInMilli2, nanoInSec2, nanoInMinute2, nanoInHour2, nanoInUtcDay];
var bigNanoInMicro = /* @__PURE__ */ BigInt(nanoInMicro2);
var bigNanoInMilli = /* @__PURE__ */ BigInt(nanoInMilli2);
var bigNanoInSec = /* @__PURE__ */ BigInt(nanoInSec2);
var bigNanoInMinute = /* @__PURE__ */ BigInt(nanoInMinute2);
var bigNanoInHour = /* @__PURE__ */ BigInt(nanoInHour2);
var bigNanoInUtcDay = /* @__PURE__ */ BigInt(nanoInUtcDay);
function divideBigNanoToExactNumber(bigNano, divisorNano) {
  const days = Number(bigNano / bigNanoInUtcDay);
  const timeNano = Number(bigNano % bigNanoInUtcDay);
  return days * (nanoInUtcDay / divisorNano) + (Math.trunc(timeNano / divisorNano) + timeNano % divisorNano / divisorNano);
}
var timeFieldNamesAsc = /* @__PURE__ */ unitNamesAsc.slice(0, 6);
var timeGetters = /* @__PURE__ */ createPropGetters(timeFieldNamesAsc);
var yearFieldNamesAsc = ["year"];
var dayFieldNamesAsc = ["day"];
var calendarDateFieldNamesAsc = ["day", "month", "year"];
var offsetFieldNames = ["offset"];
var timeZoneFieldNames = ["timeZone"];
var eraYearFieldNames = ["era", "eraYear"];
var allYearFieldNames = ["era", "eraYear", "year"];
var monthFieldNames = ["month", "monthCode"];
var monthDayFieldNames = ["day", "month", "monthCode"];
var timeFieldNamesAlpha = /* @__PURE__ */ sortStrings(timeFieldNamesAsc);
var yearFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(eraYearFieldNames, yearFieldNamesAsc);
var yearMonthFieldNamesAlpha = /* @__PURE__ */ sortStrings(monthFieldNames, yearFieldNamesAsc);
var yearMonthFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(eraYearFieldNames, yearMonthFieldNamesAlpha);
var yearMonthCodeFieldNamesAlpha = /* @__PURE__ */ sortStrings(["monthCode"], yearFieldNamesAsc);
var yearMonthCodeFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
var monthCodeDayFieldNamesAlpha = /* @__PURE__ */ sortStrings(dayFieldNamesAsc, ["monthCode"]);
var dateFieldNamesAlpha = /* @__PURE__ */ sortStrings(dayFieldNamesAsc, yearMonthFieldNamesAlpha);
var dateFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthFieldNamesAlpha);
var dateTimeFieldNamesAlpha = /* @__PURE__ */ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc);
var dateTimeFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc);
var dateTimeAndOffsetFieldNamesAlpha = /* @__PURE__ */ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames);
var dateTimeAndOffsetFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames);
var dateTimeAndZoneFieldNamesAlpha = /* @__PURE__ */ sortStrings(dateFieldNamesAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
var dateTimeAndZoneFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(dateFieldNamesWithEraAlpha, timeFieldNamesAsc, offsetFieldNames, timeZoneFieldNames);
var yearMonthCodeDayFieldNamesAlpha = /* @__PURE__ */ sortStrings(dayFieldNamesAsc, yearMonthCodeFieldNamesAlpha);
var yearMonthCodeDayFieldNamesWithEraAlpha = /* @__PURE__ */ sortStrings(dayFieldNamesAsc, eraYearFieldNames, yearMonthCodeFieldNamesAlpha);
var timeFieldDefaults = /* @__PURE__ */ zipPropsConst(timeFieldNamesAsc, 0);
function validateTimeFields(timeFields) {
  return constrainTimeFields(timeFields, 1), timeFields;
}
var maxValues = {
  hour: 23,
  minute: 59,
  second: 59
};
function constrainTimeFields(timeFields, overflow) {
  const constrainedFields = {};
  for (const fieldName of timeFieldNamesAsc) {
    constrainedFields[fieldName] = clampEntity(fieldName, timeFields[fieldName], 0, maxValues[fieldName] || 999, overflow);
  }
  return constrainedFields;
}
function timeFieldsToNano(timeFields) {
  return timeFieldsToSec(timeFields) * nanoInSec2 + timeFieldsToSubsecNano(timeFields);
}
function timeFieldsToMilli(timeFields) {
  return 1e3 * timeFieldsToSec(timeFields) + timeFields.millisecond;
}
function timeFieldsToSec(timeFields) {
  return 3600 * timeFields.hour + 60 * timeFields.minute + timeFields.second;
}
function timeFieldsToSubsecNano(timeFields) {
  return timeFields.millisecond * nanoInMilli2 + timeFields.microsecond * nanoInMicro2 + timeFields.nanosecond;
}
function nanoToTimeAndDay(nano) {
  const [dayDelta, timeNano] = divModFloor(nano, nanoInUtcDay);
  return [nanoToTimeFields(timeNano), dayDelta];
}
function nanoToTimeFields(timeNano) {
  const [timeMilli, nanoAfterMilli] = divModFloor(timeNano, nanoInMilli2);
  const [microsecond, nanosecond] = divModFloor(nanoAfterMilli, nanoInMicro2);
  return milliToTimeFields(timeMilli, microsecond, nanosecond);
}
function milliToTimeFields(timeMilli, microsecond = 0, nanosecond = 0) {
  const [hour, milliAfterHour] = divModFloor(timeMilli, 36e5);
  const [minute, milliAfterMinute] = divModFloor(milliAfterHour, 6e4);
  const [second, millisecond] = divModFloor(milliAfterMinute, 1e3);
  return {
    hour,
    minute,
    second,
    millisecond,
    microsecond,
    nanosecond
  };
}
function epochNanoToSecMod(epochNano) {
  const [epochSec, nano] = divModFloorBigInt(epochNano, bigNanoInSec);
  return [Number(epochSec), Number(nano)];
}
function epochNanoToMilli(epochNano) {
  return Number(divFloorBigInt(epochNano, bigNanoInMilli));
}
function isoDateTimeToEpochNano(isoDateTime) {
  return isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime));
}
function isoDateTimeToEpochMilli(isoDateTime) {
  return isoDateToEpochMilli(isoDateTime) + timeFieldsToMilli(isoDateTime);
}
function isoDateToEpochNano(isoDate) {
  return BigInt(isoDateToEpochDays(isoDate)) * bigNanoInUtcDay;
}
function isoDateToEpochMilli(isoDate) {
  return 864e5 * isoDateToEpochDays(isoDate);
}
function isoDateToEpochDays(isoDate) {
  return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day);
}
function isoPartsToEpochDays(isoYear, isoMonth = 1, isoDay = 1) {
  const monthIndex = isoMonth - 1;
  return isoYear += Math.floor(monthIndex / 12), isoMonth = modFloor(monthIndex, 12), Date.UTC(isoYear % 400 - 400, isoMonth, 0) / 864e5 + 146097 * (divTrunc(isoYear, 400) + 1) + isoDay;
}
function epochNanoToIsoDateTime(epochNano) {
  const [epochDays, nanoAfterDay] = divModFloorBigInt(epochNano, bigNanoInUtcDay);
  return {
    ...epochDaysToIsoDate(Number(epochDays)),
    ...nanoToTimeFields(Number(nanoAfterDay))
  };
}
function epochDaysToIsoDate(epochDays) {
  const legacyDate = new Date(864e5 * modFloor(epochDays, 146097));
  return {
    year: legacyDate.getUTCFullYear() + 400 * Math.floor(epochDays / 146097),
    month: legacyDate.getUTCMonth() + 1,
    day: legacyDate.getUTCDate()
  };
}
var isoEpochFirstLeapYear = 1972;
function computeIsoMonthCodeParts(month) {
  return [month, 0];
}
function computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth) {
  if (!isLeapMonth) {
    return {
      year: 1972,
      month: monthCodeNumber
    };
  }
}
function computeIsoFieldsFromParts(year, month, day) {
  return {
    year,
    month,
    day
  };
}
function computeIsoDaysInMonth(year, month) {
  switch (month) {
    case 2:
      return computeIsoInLeapYear(year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11:
      return 30;
  }
  return 31;
}
function computeIsoDaysInYear(year) {
  return computeIsoInLeapYear(year) ? 366 : 365;
}
function computeIsoInLeapYear(year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
function addIsoMonths(year, month, monthDelta) {
  return year += divTrunc(monthDelta, 12), (month += modTrunc(monthDelta, 12)) < 1 ? (year--, month += 12) : month > 12 && (year++, month -= 12), {
    year,
    month
  };
}
function diffIsoMonthSlots(year0, month0, year1, month1) {
  return 12 * (year1 - year0) + month1 - month0;
}
function computeIsoDayOfWeek(isoDate) {
  return modFloor(isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) + 4, 7) || 7;
}
function computeIsoDayOfYear(isoDate) {
  return isoPartsToEpochDays(isoDate.year, isoDate.month, isoDate.day) - isoPartsToEpochDays(isoDate.year) + 1;
}
function computeIsoWeekFields(isoDate) {
  let yearOfWeek = isoDate.year;
  let weekOfYear = Math.floor((computeIsoDayOfYear(isoDate) - computeIsoDayOfWeek(isoDate) + 10) / 7);
  let weeksInYear = computeIsoWeeksInYear(yearOfWeek);
  return weekOfYear < 1 ? weekOfYear = weeksInYear = computeIsoWeeksInYear(--yearOfWeek) : weekOfYear > weeksInYear && (weekOfYear = 1, weeksInYear = computeIsoWeeksInYear(++yearOfWeek)), {
    weekOfYear,
    yearOfWeek,
    De: weeksInYear
  };
}
function computeIsoWeeksInYear(year) {
  const y0DayOfWeek = computeIsoDayOfWeek({
    year,
    month: 1,
    day: 1
  });
  return 4 === y0DayOfWeek || 3 === y0DayOfWeek && computeIsoInLeapYear(year) ? 53 : 52;
}
function computeGregoryEraFields({ year }) {
  return year < 1 ? {
    era: "bce",
    eraYear: 1 - year
  } : {
    era: "ce",
    eraYear: year
  };
}
function validateIsoDateTimeFields(isoDateTime) {
  return validateIsoDateFields(isoDateTime), validateTimeFields(isoDateTime);
}
function validateIsoDateFields(isoInternals) {
  return constrainIsoDateFields(isoInternals, 1), isoInternals;
}
function constrainIsoDateFields(isoDate, overflow) {
  const { year } = isoDate;
  const month = clampProp(isoDate, "month", 1, 12, overflow);
  return {
    year,
    month,
    day: clampProp(isoDate, "day", 1, computeIsoDaysInMonth(year, month), overflow)
  };
}
function computeCalendarDateFields(calendar, isoDate) {
  return calendar ? calendar.de(isoDate) : isoDate;
}
function computeCalendarMonthCodeParts(calendar, year, month) {
  return calendar ? calendar.L(year, month) : computeIsoMonthCodeParts(month);
}
function computeCalendarEraFields(calendar, isoDate) {
  return 0 === calendar ? computeGregoryEraFields(isoDate) : calendar && calendar.h?.(isoDate) || {};
}
function computeCalendarIsoFieldsFromParts(calendar, year, month, day) {
  return calendar ? calendar.fe(year, month, day) : computeIsoFieldsFromParts(year, month, day);
}
function computeCalendarMonthsInYearForYear(calendar, year) {
  return calendar ? calendar.j(year) : 12;
}
function computeCalendarDaysInMonthForYearMonth(calendar, year, month) {
  return calendar ? calendar.o(year, month) : computeIsoDaysInMonth(year, month);
}
function computeCalendarMonthCode(calendar, isoDate) {
  const { year, month } = computeCalendarDateFields(calendar, isoDate);
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function computeCalendarInLeapYear(calendar, isoDate) {
  const { year } = computeCalendarDateFields(calendar, isoDate);
  return calendar ? calendar.q(year) : computeIsoInLeapYear(year);
}
function computeCalendarMonthsInYear(calendar, isoDate) {
  const { year } = computeCalendarDateFields(calendar, isoDate);
  return computeCalendarMonthsInYearForYear(calendar, year);
}
function computeCalendarDaysInMonth(calendar, isoDate) {
  const { year, month } = computeCalendarDateFields(calendar, isoDate);
  return computeCalendarDaysInMonthForYearMonth(calendar, year, month);
}
function computeCalendarDaysInYear(calendar, isoDate) {
  const { year } = computeCalendarDateFields(calendar, isoDate);
  return calendar ? calendar.i(year) : computeIsoDaysInYear(year);
}
function computeCalendarDayOfYear(calendar, isoDate) {
  if (!calendar) {
    return computeIsoDayOfYear(isoDate);
  }
  const { year } = computeCalendarDateFields(calendar, isoDate);
  const yearStartIsoDate = computeCalendarIsoFieldsFromParts(calendar, year, 1, 1);
  return isoDateToEpochDays(isoDate) - isoDateToEpochDays(yearStartIsoDate) + 1;
}
function computeCalendarWeekOfYear(calendar, isoDate) {
  return calendar === isoCalendarImpl ? computeIsoWeekFields(isoDate).weekOfYear : void 0;
}
function computeCalendarYearOfWeek(calendar, isoDate) {
  return calendar === isoCalendarImpl ? computeIsoWeekFields(isoDate).yearOfWeek : void 0;
}
var durationFieldNamesAsc = /* @__PURE__ */ unitNamesAsc.map((unitName) => unitName + "s");
var durationGetters = /* @__PURE__ */ createPropGetters(durationFieldNamesAsc);
var durationFieldNamesAlpha = /* @__PURE__ */ sortStrings(durationFieldNamesAsc);
var durationTimeFieldNamesAsc = /* @__PURE__ */ durationFieldNamesAsc.slice(0, 6);
var durationDateFieldNamesAsc = /* @__PURE__ */ durationFieldNamesAsc.slice(6);
var durationCalendarFieldNamesAsc = /* @__PURE__ */ durationDateFieldNamesAsc.slice(1);
var durationFieldDefaults = /* @__PURE__ */ zipPropsConst(durationFieldNamesAsc, 0);
var durationTimeFieldDefaults = /* @__PURE__ */ zipPropsConst(durationTimeFieldNamesAsc, 0);
var clearDurationFields = /* @__PURE__ */ bindArgs(zeroOutProps, durationFieldNamesAsc);
function requirePropDefined(optionName, optionVal) {
  return null == optionVal && throwRangeError(missingField(optionName)), optionVal;
}
var requireString = /* @__PURE__ */ bindArgs(requireType, "string");
function requireType(typeName, arg, entityName = typeName) {
  return typeof arg !== typeName && throwTypeError(invalidEntity2(entityName, arg)), arg;
}
function requireNumberIsInteger(num, entityName = "number") {
  return Number.isInteger(num) || throwRangeError(((entityName2, num2) => `Non-integer ${entityName2}: ${num2}`)(entityName, num)), num || 0;
}
function toString(arg) {
  return "symbol" == typeof arg && throwTypeError("Cannot convert Symbol to string"), String(arg);
}
function toPrimitiveWithStringHint(arg) {
  if (!isObjectLike(arg)) {
    return arg;
  }
  const exoticToPrimitive = arg[Symbol.toPrimitive];
  if (null != exoticToPrimitive) {
    "function" != typeof exoticToPrimitive && throwTypeError();
    const primitive = Reflect.apply(exoticToPrimitive, arg, ["string"]);
    return isObjectLike(primitive) && throwTypeError(), primitive;
  }
  return Date.prototype[Symbol.toPrimitive].call(arg, "string");
}
function toBigInt(bi) {
  return "boolean" == typeof bi ? BigInt(bi ? 1 : 0) : "string" == typeof bi ? BigInt(bi) : ("bigint" != typeof bi && throwTypeError(`Invalid bigint: ${bi}`), bi);
}
function toStrictInteger(arg, entityName) {
  return requireNumberIsInteger(toFiniteNumber(arg, entityName), entityName);
}
var smallestUnitStr = "smallestUnit";
var overflowMap = {
  constrain: 0,
  reject: 1
};
var epochDisambigMap = {
  compatible: 0,
  reject: 1,
  earlier: 2,
  later: 3
};
var offsetDisambigMap = {
  reject: 0,
  use: 1,
  prefer: 2,
  ignore: 3
};
var calendarDisplayMap = {
  auto: 0,
  never: 1,
  critical: 2,
  always: 3
};
var timeZoneDisplayMap = {
  auto: 0,
  never: 1,
  critical: 2
};
var offsetDisplayMap = {
  auto: 0,
  never: 1
};
var roundingModeMap = {
  floor: 0,
  halfFloor: 1,
  ceil: 2,
  halfCeil: 3,
  trunc: 4,
  halfTrunc: 5,
  expand: 6,
  halfExpand: 7,
  halfEven: 8
};
var roundingModeFuncs = [Math.floor, (num) => hasHalf(num) ? Math.floor(num) : Math.round(num), Math.ceil, (num) => hasHalf(num) ? Math.ceil(num) : Math.round(num), Math.trunc, (num) => hasHalf(num) ? Math.trunc(num) || 0 : Math.round(num), (num) => num < 0 ? Math.floor(num) : Math.ceil(num), (num) => Math.sign(num) * Math.round(Math.abs(num)) || 0, (num) => hasHalf(num) ? (num = Math.trunc(num) || 0) + num % 2 : Math.round(num)];
var directionMap = {
  previous: -1,
  next: 1
};
function coerceRoundingIncInteger(options) {
  const roundingInc = options.roundingIncrement;
  if (void 0 === roundingInc) {
    return 1;
  }
  const integer = toIntegerWithTrunc(roundingInc, "roundingIncrement");
  return (integer < 1 || integer > 10 ** 9) && throwRangeError(invalidEntity2("roundingIncrement", integer)), integer;
}
function coerceFractionalSecondDigits(options) {
  let subsecDigits = options.fractionalSecondDigits;
  if (void 0 !== subsecDigits) {
    if ("number" != typeof subsecDigits) {
      if ("auto" === toString(subsecDigits)) {
        return;
      }
      throwRangeError(invalidEntity2("fractionalSecondDigits", subsecDigits));
    }
    subsecDigits = clampEntity("fractionalSecondDigits", Math.floor(subsecDigits), 0, 9, 1);
  }
  return subsecDigits;
}
function coerceUnitOption(optionName, options, minUnit = 0, ensureDefined) {
  let unitStr = options[optionName];
  if (void 0 === unitStr) {
    return ensureDefined ? minUnit : void 0;
  }
  if (unitStr = toString(unitStr), "auto" === unitStr) {
    return ensureDefined ? minUnit : null;
  }
  let unit = unitNameMap[unitStr];
  return void 0 === unit && (unit = durationFieldNamesAsc.indexOf(unitStr)), unit < 0 && throwRangeError(invalidChoice(optionName, unitStr, unitNameMap)), unit;
}
function coerceChoiceOption(optionName, enumNameMap, options, defaultChoice = 0) {
  const enumArg = options[optionName];
  if (void 0 === enumArg) {
    return defaultChoice;
  }
  const enumStr = toString(enumArg);
  const enumNum = enumNameMap[enumStr];
  return void 0 === enumNum && throwRangeError(invalidChoice(optionName, enumStr, enumNameMap)), enumNum;
}
var coerceSmallestUnit = /* @__PURE__ */ bindArgs(coerceUnitOption, smallestUnitStr);
var coerceLargestUnit = /* @__PURE__ */ bindArgs(coerceUnitOption, "largestUnit");
var coerceTotalUnit = /* @__PURE__ */ bindArgs(coerceUnitOption, "unit");
var coerceOverflow = /* @__PURE__ */ bindArgs(coerceChoiceOption, "overflow", overflowMap);
var coerceEpochDisambig = /* @__PURE__ */ bindArgs(coerceChoiceOption, "disambiguation", epochDisambigMap);
var coerceOffsetDisambig = /* @__PURE__ */ bindArgs(coerceChoiceOption, "offset", offsetDisambigMap);
var coerceCalendarDisplay = /* @__PURE__ */ bindArgs(coerceChoiceOption, "calendarName", calendarDisplayMap);
var coerceTimeZoneDisplay = /* @__PURE__ */ bindArgs(coerceChoiceOption, "timeZoneName", timeZoneDisplayMap);
var coerceOffsetDisplay = /* @__PURE__ */ bindArgs(coerceChoiceOption, "offset", offsetDisplayMap);
var coerceRoundingMode = /* @__PURE__ */ bindArgs(coerceChoiceOption, "roundingMode", roundingModeMap);
var coerceDirection = /* @__PURE__ */ bindArgs(coerceChoiceOption, "direction", directionMap);
function normalizeOptionsOrString(options, optionName) {
  return "string" == typeof options ? ((optionName2, optionVal) => {
    const res = /* @__PURE__ */ Object.create(null);
    return res[optionName2] = optionVal, res;
  })(optionName, options) : requireObjectLike(options);
}
function validateRoundingInc(roundingInc, smallestUnit, allowManyLargeUnits, solarMode) {
  const upUnitNano = solarMode ? nanoInUtcDay : unitNanoMap[smallestUnit + 1];
  if (upUnitNano) {
    const incNano = roundingInc * unitNanoMap[smallestUnit];
    (upUnitNano % incNano || !solarMode && incNano === upUnitNano) && throwRangeError(invalidEntity2("roundingIncrement", roundingInc));
  } else {
    !allowManyLargeUnits && roundingInc > 1 && throwRangeError(invalidEntity2("roundingIncrement", roundingInc));
  }
  return roundingInc;
}
function validateUnitRange(optionName, unit, minUnit, maxUnit) {
  return null != unit && clampEntity(optionName, unit, minUnit, maxUnit, 1, unitNamesAsc), unit;
}
function checkLargestSmallestUnit(largestUnit, smallestUnit) {
  smallestUnit > largestUnit && throwRangeError("smallestUnit > largestUnit");
}
function refineDiffOptions(roundingModeInvert, options, defaultLargestUnit, maxUnit = 9, minUnit = 0, defaultRoundingMode = 4) {
  options = normalizeOptions(options);
  let largestUnit = coerceLargestUnit(options, minUnit);
  let roundingInc = coerceRoundingIncInteger(options);
  let roundingMode = coerceRoundingMode(options, defaultRoundingMode);
  let smallestUnit = coerceSmallestUnit(options, minUnit, 1);
  return largestUnit = validateUnitRange("largestUnit", largestUnit, minUnit, maxUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, minUnit, maxUnit), null == largestUnit ? largestUnit = Math.max(defaultLargestUnit, smallestUnit) : checkLargestSmallestUnit(largestUnit, smallestUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, 1), roundingModeInvert && (roundingMode = ((roundingMode2) => roundingMode2 < 4 ? (roundingMode2 + 2) % 4 : roundingMode2)(roundingMode)), [largestUnit, smallestUnit, roundingInc, roundingMode];
}
function refineRoundingOptions(options, maxUnit = 6, solarMode) {
  let roundingInc = coerceRoundingIncInteger(options = normalizeOptionsOrString(options, smallestUnitStr));
  const roundingMode = coerceRoundingMode(options, 7);
  let smallestUnit = coerceSmallestUnit(options);
  return smallestUnit = requirePropDefined(smallestUnitStr, smallestUnit), smallestUnit = validateUnitRange(smallestUnitStr, smallestUnit, 0, maxUnit), roundingInc = validateRoundingInc(roundingInc, smallestUnit, void 0, solarMode), [smallestUnit, roundingInc, roundingMode];
}
function combineDateAndTime(isoDate, time) {
  return pluckProps(calendarDateFieldNamesAsc, isoDate, pluckProps(timeFieldNamesAsc, time));
}
var epochNanoMax = /* @__PURE__ */ BigInt(1e8) * bigNanoInUtcDay;
var epochNanoMin = /* @__PURE__ */ BigInt(-1e8) * bigNanoInUtcDay;
var plainDateEpochNanoMin = epochNanoMin - bigNanoInUtcDay;
function checkIsoYearMonthInBounds(isoDate) {
  const isoYearMonthIndex = 12 * isoDate.year + isoDate.month;
  return (isoYearMonthIndex < -3261848 || isoYearMonthIndex > 3309129) && throwRangeError(outOfBoundsDate), isoDate;
}
function checkIsoDateInBounds(isoDate, allowPlainDateLowerEdge = 1) {
  const epochNano = isoDateToEpochNano(isoDate);
  return (epochNano < (allowPlainDateLowerEdge ? plainDateEpochNanoMin : epochNanoMin) || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), isoDate;
}
function checkIsoDateTimeInBounds(isoDateTime) {
  return checkIsoDateTimeEpochNanoInBounds(isoDateTimeToEpochNano(isoDateTime)), isoDateTime;
}
function checkIsoDateTimeEpochNanoInBounds(epochNano) {
  return (epochNano <= plainDateEpochNanoMin || epochNano >= epochNanoMax + bigNanoInUtcDay) && throwRangeError(outOfBoundsDate), epochNano;
}
function checkEpochNanoInBounds(epochNano) {
  return (epochNano < epochNanoMin || epochNano > epochNanoMax) && throwRangeError(outOfBoundsDate), epochNano;
}
function isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano) {
  return checkEpochNanoInBounds(isoDateToEpochNano(isoDateTime) + BigInt(timeFieldsToNano(isoDateTime) - offsetNano));
}
function roundNumberToInc(num, roundingInc, roundingMode) {
  return roundWithMode(num / roundingInc, roundingMode) * roundingInc || 0;
}
function roundWithMode(num, roundingMode) {
  return roundingModeFuncs[roundingMode](num);
}
function totalRelativeUnit(wholeValue, sign4, endEpochNano, moveValueToEpochNano) {
  const unitWindow = clampRelativeUnitValue(wholeValue, sign4, moveValueToEpochNano, endEpochNano);
  return interpolateRelativeUnitWindow(unitWindow, Number(endEpochNano - unitWindow.N) / Number(unitWindow.te - unitWindow.N));
}
function roundRelativeUnitWindow(unitWindow, endEpochNano, roundingInc, roundingMode) {
  return roundNumberToInc(interpolateRelativeUnitWindow(unitWindow, computeEpochNanoFrac(endEpochNano, unitWindow.N, unitWindow.te)), roundingInc, roundingMode);
}
function clampRelativeUnitValue(startValue, valueDelta, moveValueToEpochNano, epochNanoProgress) {
  let unitWindow = computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano);
  return ((epochNanoProgress2, epochNano0, epochNano1, sign4) => sign4 > 0 ? epochNano0 <= epochNanoProgress2 && epochNanoProgress2 <= epochNano1 : epochNano1 <= epochNanoProgress2 && epochNanoProgress2 <= epochNano0)(epochNanoProgress, unitWindow.N, unitWindow.te, Math.sign(valueDelta)) || (unitWindow = computeRelativeUnitWindow(startValue + valueDelta, valueDelta, moveValueToEpochNano)), unitWindow;
}
function computeRelativeUnitWindow(startValue, valueDelta, moveValueToEpochNano) {
  const endValue = startValue + valueDelta;
  return {
    ve: startValue,
    pe: endValue,
    N: moveValueToEpochNano(startValue),
    te: moveValueToEpochNano(endValue)
  };
}
function interpolateRelativeUnitWindow(unitWindow, fraction) {
  return unitWindow.ve + fraction * (unitWindow.pe - unitWindow.ve);
}
function computeEpochNanoFrac(epochNanoProgress, epochNano0, epochNano1) {
  const denomBig = epochNano1 - epochNano0;
  const numeratorBig = epochNanoProgress - epochNano0;
  if (!numeratorBig) {
    return 0;
  }
  const absNumerator = numeratorBig < 0n ? -numeratorBig : numeratorBig;
  const absDenom = denomBig < 0n ? -denomBig : denomBig;
  const fracSign = compareBigInts(numeratorBig, 0n) === compareBigInts(denomBig, 0n) ? 1 : -1;
  return compareBigInts(absNumerator, absDenom) <= 0 ? absNumerator === absDenom ? fracSign : fabricateNearHalfFraction(compareBigInts(2n * absNumerator, absDenom), fracSign) : Number(numeratorBig) / Number(denomBig);
}
function createEpochNanoSlots(epochNano) {
  return {
    epochNanoseconds: epochNano
  };
}
function createZonedEpochNanoSlots(epochNano, timeZone2, calendar) {
  return {
    calendar,
    timeZone: timeZone2,
    epochNanoseconds: epochNano
  };
}
function createDateTimeSlots(isoDateTime, calendar) {
  return pluckProps(timeFieldNamesAsc, isoDateTime, createDateSlots(isoDateTime, calendar));
}
function createDateSlots(isoDate, calendar) {
  return pluckProps(calendarDateFieldNamesAsc, isoDate, {
    calendar
  });
}
function createTimeSlots(time) {
  return pluckProps(timeFieldNamesAsc, time);
}
function createDurationSlots(durationFields) {
  return pluckProps(durationFieldNamesAsc, durationFields, {
    sign: computeDurationSign(durationFields)
  });
}
function roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode) {
  return createZonedEpochNanoSlots(6 === smallestUnit ? roundZonedEpochToDay(slots, roundingMode) : roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode), slots.timeZone, slots.calendar);
}
function computeZonedHoursInDay(slots) {
  const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
  return divideBigNanoToExactNumber(epochNano1 - epochNano0, nanoInHour2);
}
function computeZonedStartOfDay(slots) {
  const { timeZone: timeZone2, calendar } = slots;
  return createZonedEpochNanoSlots(getStartOfDayInstantFor(timeZone2, combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults)), timeZone2, calendar);
}
function roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned) {
  if (0 === smallestUnit && 1 === roundingInc) {
    return durationFields;
  }
  const sign4 = computeDurationSign(durationFields) || 1;
  const nudgeFunc = isUniformUnit(smallestUnit, isZoned) ? isZoned && smallestUnit < 6 && largestUnit >= 6 ? nudgeZonedTimeDuration : nudgeDayTimeDuration : nudgeRelativeDuration;
  let [roundedDurationFields, roundedEpochNano, grewBigUnit] = nudgeFunc(sign4, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps);
  return grewBigUnit && 7 !== smallestUnit && (roundedDurationFields = ((durationFields2, endEpochNano2, largestUnit2, smallestUnit2, sign5, relativeOps2) => {
    for (let currentUnit = smallestUnit2 + 1; currentUnit <= largestUnit2; currentUnit++) {
      if (7 === currentUnit && 7 !== largestUnit2) {
        continue;
      }
      const baseDurationFields = clearDurationFields(currentUnit, durationFields2);
      baseDurationFields[durationFieldNamesAsc[currentUnit]] += sign5;
      const thresholdCompare = compareBigInts(endEpochNano2, moveRelativeMarkerToEpochNano(relativeOps2, baseDurationFields));
      if (thresholdCompare && thresholdCompare !== sign5) {
        break;
      }
      durationFields2 = baseDurationFields;
    }
    return durationFields2;
  })(roundedDurationFields, roundedEpochNano, largestUnit, Math.max(6, smallestUnit), sign4, relativeOps)), roundedDurationFields;
}
function roundDayTimeDurationByInc(durationFields, nanoInc, roundingMode) {
  const maxUnit = Math.max(Math.min(getMaxDurationUnit(durationFields), 6), 3);
  return nanoToDurationDayTimeFields(roundBigNanoToInc(durationDayTimeToBigNano(durationFields), BigInt(nanoInc), roundingMode), maxUnit);
}
function roundZonedEpochToDay(slots, roundingMode) {
  const [epochNano0, epochNano1] = computeZonedDayEpochInterval(slots);
  return roundZonedEpochToBounds(slots.epochNanoseconds, epochNano0, epochNano1, roundingMode);
}
function roundZonedEpochToTime(slots, smallestUnit, roundingInc, roundingMode) {
  if (0 === smallestUnit && 1 === roundingInc) {
    return slots.epochNanoseconds;
  }
  const isoDateTime = zonedEpochSlotsToIso(slots);
  return getInstantPreferringOffset(slots.timeZone, roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode), isoDateTime.offsetNanoseconds);
}
function roundDateTimeToUnit(isoDateTime, smallestUnit, roundingInc, roundingMode) {
  return roundDateTimeToInc(isoDateTime, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundTimeToUnit(timeFields, smallestUnit, roundingInc, roundingMode) {
  return roundTimeToInc(timeFields, computeNanoInc(smallestUnit, roundingInc), roundingMode, unitNanoMap[smallestUnit + 1]);
}
function roundDateTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano) {
  const [roundedTimeFields, dayDelta] = roundTimeToInc(isoDateTime, nanoInc, roundingMode, spanNano);
  const roundedIsoDateTime = combineDateAndTime(moveDateByDays(isoDateTime, dayDelta), roundedTimeFields);
  return checkIsoDateTimeInBounds(roundedIsoDateTime), roundedIsoDateTime;
}
function roundTimeToInc(timeFields, nanoInc, roundingMode, spanNano = nanoInUtcDay) {
  const timeNano = timeFieldsToNano(timeFields);
  const remainderNano = timeNano % spanNano;
  return nanoToTimeAndDay(timeNano - remainderNano + roundNumberToInc(remainderNano, nanoInc, roundingMode));
}
function nudgeRelativeDuration(sign4, durationFields, endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
  const smallestUnitFieldName = durationFieldNamesAsc[smallestUnit];
  const baseDurationFields = clearDurationFields(smallestUnit, durationFields);
  7 === smallestUnit && (durationFields = {
    ...durationFields,
    weeks: durationFields.weeks + Math.trunc(durationFields.days / 7)
  });
  const truncedVal = divTrunc(durationFields[smallestUnitFieldName], roundingInc) * roundingInc;
  const nudgeWindow = clampRelativeUnitValue(truncedVal, roundingInc * sign4, (value) => (baseDurationFields[smallestUnitFieldName] = value, moveRelativeMarkerToEpochNano(relativeOps, baseDurationFields)), endEpochNano);
  const roundedVal = roundRelativeUnitWindow(nudgeWindow, endEpochNano, roundingInc, roundingMode);
  return baseDurationFields[smallestUnitFieldName] = roundedVal, [baseDurationFields, roundedVal === nudgeWindow.pe ? nudgeWindow.te : nudgeWindow.N, roundedVal !== truncedVal];
}
function nudgeZonedTimeDuration(sign4, durationFields, _endEpochNano, _largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps) {
  const timeNano = Number(durationTimeToBigNano(durationFields));
  const nanoInc = computeNanoInc(smallestUnit, roundingInc);
  let roundedTimeNano = roundNumberToInc(timeNano, nanoInc, roundingMode);
  const dateDurationFields = {
    ...durationFields,
    ...durationTimeFieldDefaults
  };
  const dayEpochNano0 = relativeOps.X(dateDurationFields);
  const dayEpochNano1 = relativeOps.X({
    ...dateDurationFields,
    days: dateDurationFields.days + sign4
  });
  const daySpanNano = Number(dayEpochNano1 - dayEpochNano0);
  Math.sign(daySpanNano) !== sign4 && throwRangeError("Out-of-bounds TimeZone gap");
  const beyondDayNano = roundedTimeNano - daySpanNano;
  let dayDelta = 0;
  let nudgedEpochNano;
  beyondDayNano && Math.sign(beyondDayNano) !== sign4 ? nudgedEpochNano = dayEpochNano0 + BigInt(roundedTimeNano) : (dayDelta += sign4, roundedTimeNano = roundNumberToInc(beyondDayNano, nanoInc, roundingMode), nudgedEpochNano = dayEpochNano1 + BigInt(roundedTimeNano));
  const durationTimeFields = nanoToDurationTimeFields(roundedTimeNano);
  return [{
    ...durationFields,
    ...durationTimeFields,
    days: durationFields.days + dayDelta
  }, nudgedEpochNano, Boolean(dayDelta)];
}
function nudgeDayTimeDuration(sign4, durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const bigNano = durationDayTimeToBigNano(durationFields);
  const roundedBigNano = roundBigNanoToInc(bigNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode);
  const nanoDiff = roundedBigNano - bigNano;
  const expandedBigUnit = Math.sign(Number(roundedBigNano / bigNanoInUtcDay) - Number(bigNano / bigNanoInUtcDay)) === sign4;
  const roundedDayTimeFields = nanoToDurationDayTimeFields(roundedBigNano, Math.min(largestUnit, 6));
  return [{
    ...durationFields,
    ...roundedDayTimeFields
  }, endEpochNano + nanoDiff, expandedBigUnit];
}
function computeZonedDayEpochInterval(slots) {
  const { timeZone: timeZone2 } = slots;
  const isoDateTime0 = combineDateAndTime(zonedEpochSlotsToIso(slots), timeFieldDefaults);
  const isoDateTime1 = combineDateAndTime(moveDateByDays(isoDateTime0, 1), timeFieldDefaults);
  return [getStartOfDayInstantFor(timeZone2, isoDateTime0), getStartOfDayInstantFor(timeZone2, isoDateTime1)];
}
function roundZonedEpochToBounds(epochNano, epochNano0, epochNano1, roundingMode) {
  return roundWithMode(computeEpochNanoFrac(epochNano < epochNano1 ? epochNano : epochNano1 - 1n, epochNano0, epochNano1), roundingMode) ? epochNano1 : epochNano0;
}
function roundToMinute(offsetNano) {
  return roundNumberToInc(offsetNano, nanoInMinute2, 7);
}
function roundBigNanoToInc(bigNano, bigNanoInc, roundingMode) {
  return roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, bigNano / bigNanoInc % 2n);
}
function roundBigNanoToDayOriginInc(bigNano, bigNanoInc, roundingMode) {
  const [day, timeNano] = divModFloorBigInt(bigNano, bigNanoInUtcDay);
  const dayOriginNano = day * bigNanoInUtcDay;
  return dayOriginNano + roundBigNanoToIncWithTail(timeNano, bigNanoInc, roundingMode, dayOriginNano / bigNanoInc + timeNano / bigNanoInc & 1n);
}
function roundBigNanoToIncWithTail(bigNano, bigNanoInc, roundingMode, quotientTail) {
  const quotient = bigNano / bigNanoInc;
  const remainder2 = bigNano % bigNanoInc;
  let fraction = 0;
  remainder2 && (fraction = fabricateNearHalfFraction(compareBigInts(2n * (remainder2 < 0n ? -remainder2 : remainder2), bigNanoInc), Math.sign(Number(remainder2))));
  const roundedTail = roundWithMode(Number(quotientTail) + fraction, roundingMode);
  return (quotient - quotientTail + BigInt(roundedTail)) * bigNanoInc;
}
function computeNanoInc(smallestUnit, roundingInc) {
  return unitNanoMap[smallestUnit] * roundingInc;
}
function computeBigNanoInc(smallestUnit, roundingInc) {
  return BigInt(unitNanoMap[smallestUnit]) * BigInt(roundingInc);
}
var zonedEpochSlotsToIso = /* @__PURE__ */ memoize(_zonedEpochSlotsToIso, WeakMap);
function _zonedEpochSlotsToIso(slots) {
  const { epochNanoseconds, timeZone: timeZone2 } = slots;
  const offsetNanoseconds = timeZone2.B(epochNanoseconds);
  return {
    ...epochNanoToIsoDateTime(epochNanoseconds + BigInt(offsetNanoseconds)),
    offsetNanoseconds
  };
}
function getInstantPreferringOffset(timeZone2, isoDateTime, offsetNano) {
  return getMatchingInstantFor(timeZone2, isoDateTime, offsetNano, 2, 0);
}
function getMatchingInstantFor(timeZone2, isoDateTime, offsetNano, offsetDisambig = 0, epochDisambig = 0, epochFuzzy, hasZ) {
  if (hasZ || void 0 !== offsetNano && 1 === offsetDisambig) {
    return isoDateTimeAndOffsetToEpochNano(isoDateTime, offsetNano || 0);
  }
  const possibleEpochNanos = timeZone2.O(isoDateTime);
  if (void 0 !== offsetNano && 3 !== offsetDisambig) {
    checkIsoDateInBounds(isoDateTime, 0);
    const matchingEpochNano = ((possibleEpochNanos2, isoDateTime2, offsetNano2, fuzzy) => {
      const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime2);
      fuzzy && (offsetNano2 = roundToMinute(offsetNano2));
      for (const possibleEpochNano of possibleEpochNanos2) {
        let possibleOffsetNano = Number(zonedEpochNano - possibleEpochNano);
        if (fuzzy && (possibleOffsetNano = roundToMinute(possibleOffsetNano)), possibleOffsetNano === offsetNano2) {
          return possibleEpochNano;
        }
      }
    })(possibleEpochNanos, isoDateTime, offsetNano, epochFuzzy);
    if (void 0 !== matchingEpochNano) {
      return matchingEpochNano;
    }
    0 === offsetDisambig && throwRangeError("Invalid TimeZone offset");
  }
  return getSingleInstantFor(timeZone2, isoDateTime, epochDisambig, possibleEpochNanos);
}
function getSingleInstantFor(timeZone2, isoDateTime, disambig = 0, possibleEpochNanos = timeZone2.O(isoDateTime)) {
  if (1 === possibleEpochNanos.length) {
    return possibleEpochNanos[0];
  }
  if (1 === disambig && throwRangeError("Ambiguous offset"), possibleEpochNanos.length) {
    return possibleEpochNanos[3 === disambig ? 1 : 0];
  }
  const zonedEpochNano = isoDateTimeToEpochNano(isoDateTime);
  const gapNano = ((timeZone3, zonedEpochNano2) => {
    const startOffsetNano = timeZone3.B(zonedEpochNano2 - bigNanoInUtcDay);
    return ((gapNano2) => (gapNano2 > nanoInUtcDay && throwRangeError("Out-of-bounds TimeZone gap"), gapNano2))(timeZone3.B(zonedEpochNano2 + bigNanoInUtcDay) - startOffsetNano);
  })(timeZone2, zonedEpochNano);
  const shiftedIsoDateTime = epochNanoToIsoDateTime(zonedEpochNano + BigInt(gapNano * (2 === disambig ? -1 : 1)));
  return (possibleEpochNanos = timeZone2.O(shiftedIsoDateTime))[2 === disambig ? 0 : possibleEpochNanos.length - 1];
}
function getStartOfDayInstantFor(timeZone2, isoDateTime) {
  const possibleEpochNanos = timeZone2.O(isoDateTime);
  if (possibleEpochNanos.length) {
    return possibleEpochNanos[0];
  }
  const zonedEpochNanoDayBefore = isoDateTimeToEpochNano(isoDateTime) - bigNanoInUtcDay;
  return timeZone2.C(zonedEpochNanoDayBefore, 1);
}
function moveYearMonth(calendar, isoDate, durationSlots, overflow = 0) {
  computeDurationSign(durationSlots) && clampEntity("unit", getMaxDurationUnit(durationSlots), 8, 9, 1, durationFieldNamesAsc);
  const first = checkIsoDateInBounds(moveToStartOfMonth(calendar, isoDate));
  return moveToStartOfMonth(calendar, moveDate(calendar, first, durationSlots, overflow));
}
function moveZonedEpochSlots(slots, durationFields, overflow = 0) {
  const { calendar, epochNanoseconds: epochNano, timeZone: timeZone2 } = slots;
  const timeOnlyNano = durationTimeToBigNano(durationFields);
  let movedEpochNano = epochNano;
  if (durationHasDateParts(durationFields)) {
    const isoDateTime = zonedEpochSlotsToIso(slots);
    movedEpochNano = getSingleInstantFor(timeZone2, combineDateAndTime(moveDate(calendar, isoDateTime, {
      ...durationFields,
      ...durationTimeFieldDefaults
    }, overflow), isoDateTime)) + timeOnlyNano;
  } else {
    movedEpochNano += timeOnlyNano;
  }
  return {
    ...slots,
    epochNanoseconds: checkEpochNanoInBounds(movedEpochNano)
  };
}
function moveDateTime(calendar, isoDateTime, durationFields, overflow = 0) {
  const [movedTimeFields, dayDelta] = moveTime(isoDateTime, durationFields);
  return checkIsoDateTimeInBounds(combineDateAndTime(moveDate(calendar, isoDateTime, {
    ...durationFields,
    ...durationTimeFieldDefaults,
    days: durationFields.days + dayDelta
  }, overflow), movedTimeFields));
}
function moveTime(timeFields, durationFields) {
  return moveTimeByNano(timeFields, durationTimeToBigNano(durationFields));
}
function moveEpochNano(epochNano, durationFields) {
  return moveEpochNanoByNano(epochNano, (clampEntity("unit", getMaxDurationUnit(fields = durationFields), 0, 5, 1, durationFieldNamesAsc), durationTimeToBigNano(fields)));
  var fields;
}
function moveDate(calendar, isoDate, durationFields, overflow = 0) {
  let { years, months, weeks, days } = durationFields;
  let movedIsoDate;
  if (days += Number(durationTimeToBigNano(durationFields) / bigNanoInUtcDay), years || months) {
    movedIsoDate = moveDateByCalendarUnits(calendar, isoDate, years, months, overflow);
  } else {
    if (!weeks && !days) {
      return isoDate;
    }
    movedIsoDate = isoDate;
  }
  return (weeks || days) && (movedIsoDate = moveDateByDays(movedIsoDate, 7 * weeks + days)), checkIsoDateInBounds(movedIsoDate);
}
function moveToStartOfMonth(calendar, isoDate) {
  return moveDateByDays(isoDate, 1 - computeCalendarDateFields(calendar, isoDate).day);
}
function moveDateByCalendarUnits(calendar, isoDate, years, months, overflow) {
  const dateParts = computeCalendarDateFields(calendar, isoDate);
  let { year, month, day } = dateParts;
  if (years) {
    const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
    year += years, month = resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, calendar ? calendar.p(year) : void 0, overflow), month = clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
  }
  if (months) {
    const yearMonthParts = addCalendarMonths(calendar, year, month, months);
    ({ year, month } = yearMonthParts);
  }
  return day = clampEntity("day", day, 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow), computeCalendarIsoFieldsFromParts(calendar, year, month, day);
}
function addCalendarMonths(calendar, year, month, monthDelta) {
  return calendar ? calendar.ae(year, month, monthDelta) : addIsoMonths(year, month, monthDelta);
}
function resolveMonthInMovedYear(calendar, monthCodeNumber, isLeapMonth, targetLeapMonth, overflow) {
  if (isLeapMonth) {
    const leapMonthMeta = calendar ? calendar.l : void 0;
    if (void 0 !== targetLeapMonth && (leapMonthMeta < 0 || targetLeapMonth === monthCodeNumber + 1)) {
      return targetLeapMonth;
    }
    if (1 === overflow && throwRangeError(invalidLeapMonth), leapMonthMeta < 0) {
      return -leapMonthMeta;
    }
  }
  return monthCodeNumberToMonth(monthCodeNumber, 0, targetLeapMonth);
}
function moveTimeByNano(timeFields, durationBigNano) {
  const durDays = Number(durationBigNano / bigNanoInUtcDay);
  const durTimeNano = Number(durationBigNano % bigNanoInUtcDay);
  const [newTimeFields, overflowDays] = nanoToTimeAndDay(timeFieldsToNano(timeFields) + durTimeNano);
  return [newTimeFields, durDays + overflowDays];
}
function moveEpochNanoByNano(epochNano, deltaNano) {
  return checkEpochNanoInBounds(epochNano + deltaNano);
}
function moveDateByDays(isoDate, days) {
  return days ? epochDaysToIsoDate(isoDateToEpochDays(isoDate) + days) : isoDate;
}
function getCommonCalendar(a2, b2) {
  return getCalendarSlotId(a2) !== getCalendarSlotId(b2) && throwRangeError("Mismatching Calendars"), a2;
}
function getCommonTimeZone(a2, b2) {
  return a2.m !== b2.m && throwRangeError("Mismatching TimeZones"), a2;
}
function getZonedTimeZoneId(slots) {
  return slots.timeZone.id;
}
function diffZonedDateTimesRounded(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return largestUnit < 6 ? diffEpochNanosRounded(startZoned.epochNanoseconds, endZoned.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar2, startZoned2, endZoned2, largestUnit2, smallestUnit2, roundingInc2, roundingMode2) => {
    const timeZone2 = getCommonTimeZone(startZoned2.timeZone, endZoned2.timeZone);
    const endEpochNano = endZoned2.epochNanoseconds;
    if (endEpochNano === startZoned2.epochNanoseconds) {
      return durationFieldDefaults;
    }
    let durationFields;
    return durationFields = diffZonedEpochsExact(timeZone2, calendar2, startZoned2, endZoned2, largestUnit2), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit2, smallestUnit2, roundingInc2, roundingMode2, createZonedRelativeOps(calendar2, timeZone2, startZoned2), 1), durationFields;
  })(calendar, startZoned, endZoned, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffDateTimesRounded(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return largestUnit <= 6 ? diffEpochNanosRounded(isoDateTimeToEpochNano(startIsoDateTime), isoDateTimeToEpochNano(endIsoDateTime), largestUnit, smallestUnit, roundingInc, roundingMode) : ((calendar2, startIsoDateTime2, endIsoDateTime2, largestUnit2, smallestUnit2, roundingInc2, roundingMode2) => {
    const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime2);
    const sign4 = compareBigInts(endEpochNano, isoDateTimeToEpochNano(startIsoDateTime2));
    if (!sign4) {
      return durationFieldDefaults;
    }
    let durationFields;
    return durationFields = diffDateTimesBig(calendar2, startIsoDateTime2, endIsoDateTime2, sign4, largestUnit2), durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit2, smallestUnit2, roundingInc2, roundingMode2, ((calendar3, origin) => ({
      ne: isoDateTimeToEpochNano(origin),
      X: (duration) => isoDateTimeToEpochNano(combineDateAndTime(moveDate(calendar3, origin, duration), origin))
    }))(calendar2, startIsoDateTime2)), durationFields;
  })(calendar, startIsoDateTime, endIsoDateTime, largestUnit, smallestUnit, roundingInc, roundingMode);
}
function diffYearMonthsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const firstOfMonth0 = moveToStartOfMonth(calendar, startIsoDate);
  const firstOfMonth1 = moveToStartOfMonth(calendar, endIsoDate);
  return compareIsoDates(firstOfMonth0, firstOfMonth1) ? diffDateCalendarUnitsRounded(calendar, checkIsoDateInBounds(firstOfMonth0), checkIsoDateInBounds(firstOfMonth1), largestUnit, smallestUnit, roundingInc, roundingMode, 8) : durationFieldDefaults;
}
function diffDatesRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
  return 6 === largestUnit ? diffEpochNanosRounded(isoDateToEpochNano(startIsoDate), isoDateToEpochNano(endIsoDate), largestUnit, smallestUnit, roundingInc, roundingMode) : diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision);
}
function diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode) {
  const timeDiffNano = roundNumberToInc(timeFieldsToNano(plainTimeSlots1) - timeFieldsToNano(plainTimeSlots0), computeNanoInc(smallestUnit, roundingInc), roundingMode);
  return {
    ...durationFieldDefaults,
    ...nanoToDurationTimeFields(timeDiffNano, largestUnit)
  };
}
function diffDateCalendarUnitsRounded(calendar, startIsoDate, endIsoDate, largestUnit, smallestUnit, roundingInc, roundingMode, smallestPrecision = 6) {
  const endEpochNano = isoDateToEpochNano(endIsoDate);
  if (!compareIsoDates(startIsoDate, endIsoDate)) {
    return durationFieldDefaults;
  }
  let durationFields;
  return durationFields = diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit), smallestUnit === smallestPrecision && 1 === roundingInc || (durationFields = roundRelativeDuration(durationFields, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, createDateRelativeOps(calendar, startIsoDate))), durationFields;
}
function diffEpochNanosRounded(startEpochNano, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode) {
  return {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(roundBigNanoToInc(endEpochNano - startEpochNano, computeBigNanoInc(smallestUnit, roundingInc), roundingMode), largestUnit)
  };
}
function diffZonedEpochsExact(timeZone2, calendar, startZoned, endZoned, largestUnit) {
  return largestUnit < 6 ? {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(endZoned.epochNanoseconds - startZoned.epochNanoseconds, largestUnit)
  } : ((timeZone3, startZoned2, endZoned2) => {
    const sign4 = compareBigInts(endZoned2.epochNanoseconds, startZoned2.epochNanoseconds);
    if (!sign4) {
      return durationFieldDefaults;
    }
    if (!compareIsoDates(zonedEpochSlotsToIso(startZoned2), zonedEpochSlotsToIso(endZoned2))) {
      return {
        ...durationFieldDefaults,
        ...nanoToDurationDayTimeFields(endZoned2.epochNanoseconds - startZoned2.epochNanoseconds, 5)
      };
    }
    const [startIsoDateTime, endIsoDate, remainderNano] = prepareZonedEpochDiff(timeZone3, startZoned2, endZoned2, sign4);
    return {
      ...(start2 = startIsoDateTime, end = endIsoDate, diffCalendarDates(calendar, start2, end, largestUnit)),
      ...nanoToDurationTimeFields(remainderNano)
    };
    var start2, end;
  })(timeZone2, startZoned, endZoned);
}
function diffDateTimesExact(calendar, startIsoDateTime, endIsoDateTime, largestUnit) {
  const startEpochNano = isoDateTimeToEpochNano(startIsoDateTime);
  const endEpochNano = isoDateTimeToEpochNano(endIsoDateTime);
  const sign4 = compareBigInts(endEpochNano, startEpochNano);
  return sign4 ? largestUnit <= 6 ? {
    ...durationFieldDefaults,
    ...nanoToDurationDayTimeFields(endEpochNano - startEpochNano, largestUnit)
  } : diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign4, largestUnit) : durationFieldDefaults;
}
function diffDateTimesBig(calendar, startIsoDateTime, endIsoDateTime, sign4, largestUnit) {
  let diffEndDate = endIsoDateTime;
  let timeNano = timeFieldsToNano(endIsoDateTime) - timeFieldsToNano(startIsoDateTime);
  return Math.sign(timeNano) === -sign4 && (diffEndDate = moveDateByDays(endIsoDateTime, -sign4), timeNano += nanoInUtcDay * sign4), {
    ...diffCalendarDates(calendar, startIsoDateTime, diffEndDate, largestUnit),
    ...nanoToDurationTimeFields(timeNano)
  };
}
function prepareZonedEpochDiff(timeZone2, startZoned, endZoned, sign4) {
  const startIsoDate = zonedEpochSlotsToIso(startZoned);
  const endIsoDate = zonedEpochSlotsToIso(endZoned);
  const endEpochNano = endZoned.epochNanoseconds;
  let dayCorrection = 0;
  const timeDiffNano = timeFieldsToNano(endIsoDate) - timeFieldsToNano(startIsoDate);
  Math.sign(timeDiffNano) === -sign4 && dayCorrection++;
  const maxDayCorrection = sign4 > 0 ? 2 : 1;
  for (; ; dayCorrection++) {
    const midIsoDate = moveDateByDays(endIsoDate, dayCorrection * -sign4);
    const midEpochNano = getSingleInstantFor(timeZone2, combineDateAndTime(midIsoDate, startIsoDate));
    if (dayCorrection === maxDayCorrection || compareBigInts(endEpochNano, midEpochNano) !== -sign4) {
      return [startIsoDate, midIsoDate, Number(endEpochNano - midEpochNano)];
    }
  }
}
function diffCalendarDates(calendar, startIsoDate, endIsoDate, largestUnit) {
  if (largestUnit <= 7) {
    return ((asWeeks, start2, end) => {
      const days = countIsoDays(start2, end);
      return asWeeks ? {
        ...durationFieldDefaults,
        weeks: divTrunc(days, 7),
        days: modTrunc(days, 7)
      } : {
        ...durationFieldDefaults,
        days
      };
    })(7 === largestUnit, startIsoDate, endIsoDate);
  }
  const yearMonthDayStart = computeCalendarDateFields(calendar, startIsoDate);
  const yearMonthDayEnd = computeCalendarDateFields(calendar, endIsoDate);
  if (8 === largestUnit) {
    const { year: year02, month: month02, day: day02 } = yearMonthDayStart;
    const { year: year12, month: month12, day: day12 } = yearMonthDayEnd;
    const sign4 = Math.sign(compareNumbers(year12, year02) || compareNumbers(month12, month02) || countIsoDays(startIsoDate, endIsoDate));
    let months = 0;
    let days = 0;
    if (sign4) {
      months = calendar ? calendar.ee(year02, month02, year12, month12) : diffIsoMonthSlots(year02, month02, year12, month12);
      let anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0);
      sign4 * compareNumbers(day02, day12) > 0 && (months -= sign4, anchorIsoDate = moveDateByCalendarUnits(calendar, startIsoDate, 0, months, 0)), days = countIsoDays(anchorIsoDate, endIsoDate);
    }
    return {
      ...durationFieldDefaults,
      months,
      days
    };
  }
  const { year: year0, month: month0, day: day0 } = yearMonthDayStart;
  let { year: year1, month: month1, day: day1 } = yearMonthDayEnd;
  let yearDiff = year1 - year0;
  let monthDiff = month1 - month0;
  let dayDiff = day1 - day0;
  if (yearDiff || monthDiff) {
    const sign4 = Math.sign(yearDiff || monthDiff);
    let daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1);
    let dayCorrect = 0;
    if (Math.sign(day1 - day0) === -sign4) {
      const origDaysInMonth1 = daysInMonth1;
      const yearMonthParts = addCalendarMonths(calendar, year1, month1, -sign4);
      ({ year: year1, month: month1 } = yearMonthParts), yearDiff = year1 - year0, monthDiff = month1 - month0, daysInMonth1 = computeCalendarDaysInMonthForYearMonth(calendar, year1, month1), dayCorrect = sign4 < 0 ? -origDaysInMonth1 : daysInMonth1;
    }
    if (dayDiff = day1 - Math.min(day0, daysInMonth1) + dayCorrect, yearDiff) {
      const [monthCodeNumber0, isLeapMonth0] = computeCalendarMonthCodeParts(calendar, year0, month0);
      const [monthCodeNumber1, isLeapMonth1] = computeCalendarMonthCodeParts(calendar, year1, month1);
      const leapMonthMeta = calendar ? calendar.l : void 0;
      if (monthDiff = void 0 !== leapMonthMeta && isLeapMonth0 && !isLeapMonth1 && (leapMonthMeta < 0 ? sign4 > 0 && monthCodeNumber1 === -leapMonthMeta : sign4 < 0 && monthCodeNumber1 === monthCodeNumber0) ? 0 : monthCodeNumber1 - monthCodeNumber0 || Number(isLeapMonth1) - Number(isLeapMonth0), Math.sign(monthDiff) === -sign4) {
        const monthCorrect = sign4 < 0 && -computeCalendarMonthsInYearForYear(calendar, year1);
        year1 -= sign4, yearDiff = year1 - year0, monthDiff = month1 - resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar ? calendar.p(year1) : void 0, 0) + (monthCorrect || computeCalendarMonthsInYearForYear(calendar, year1));
      } else if (calendar) {
        const month0Projected = resolveMonthInMovedYear(calendar, monthCodeNumber0, isLeapMonth0, calendar.p(year1), 0);
        monthDiff = calendar.ee(year1, month0Projected, year1, month1);
      }
    }
  }
  return {
    ...durationFieldDefaults,
    years: yearDiff,
    months: monthDiff,
    days: dayDiff
  };
}
function compareIsoDates(isoDate0, isoDate1) {
  return compareNumbers(isoDate0.year, isoDate1.year) || compareNumbers(isoDate0.month, isoDate1.month) || compareNumbers(isoDate0.day, isoDate1.day);
}
function countIsoDays(startIsoDate, endIsoDate) {
  return isoDateToEpochDays(endIsoDate) - isoDateToEpochDays(startIsoDate);
}
function spanRelativeDuration(relativeToSlots, durationFields, largestUnit) {
  return isZonedEpochSlots(relativeToSlots) ? ((relativeToSlots2, durationFields2, largestUnit2) => {
    const { calendar, timeZone: timeZone2 } = relativeToSlots2;
    const endSlots = moveZonedEpochSlots(relativeToSlots2, durationFields2);
    return [diffZonedEpochsExact(timeZone2, calendar, relativeToSlots2, endSlots, largestUnit2), endSlots.epochNanoseconds, createZonedRelativeOps(calendar, timeZone2, relativeToSlots2)];
  })(relativeToSlots, durationFields, largestUnit) : ((relativeToSlots2, durationFields2, largestUnit2) => {
    const { calendar } = relativeToSlots2;
    const origin = checkIsoDateTimeInBounds(combineDateAndTime(relativeToSlots2, timeFieldDefaults));
    const end = moveDateTime(calendar, origin, durationFields2);
    return [diffDateTimesExact(calendar, origin, end, largestUnit2), isoDateTimeToEpochNano(end), createDateRelativeOps(calendar, relativeToSlots2)];
  })(relativeToSlots, durationFields, largestUnit);
}
function moveRelativeEndpointToEpochNano(relativeToSlots, durationFields) {
  return isZonedEpochSlots(relativeToSlots) ? moveZonedEpochSlots(relativeToSlots, durationFields).epochNanoseconds : isoDateTimeToEpochNano(moveDateTime(relativeToSlots.calendar, combineDateAndTime(relativeToSlots, timeFieldDefaults), durationFields));
}
function moveRelativeMarkerToEpochNano(relativeOps, dateDuration) {
  return durationHasDateParts(dateDuration) ? relativeOps.X(dateDuration) : relativeOps.ne;
}
function createZonedRelativeOps(calendar, timeZone2, slots) {
  const origin = zonedEpochSlotsToIso(slots);
  return {
    ne: slots.epochNanoseconds,
    X: (duration) => getSingleInstantFor(timeZone2, combineDateAndTime(moveDate(calendar, origin, duration), origin))
  };
}
function createDateRelativeOps(calendar, origin) {
  return {
    ne: isoDateToEpochNano(origin),
    X: (duration) => isoDateToEpochNano(moveDate(calendar, origin, duration))
  };
}
function isZonedEpochSlots(slots) {
  return "timeZone" in slots;
}
function isUniformUnit(unit, isZoned) {
  return unit <= 6 - (isZoned ? 1 : 0);
}
function nanoToGivenFields(nano, largestUnit, fieldNames) {
  const fields = {};
  for (let unit = largestUnit; unit >= 0; unit--) {
    const divisor = unitNanoMap[unit];
    fields[fieldNames[unit]] = divTrunc(nano, divisor), nano = modTrunc(nano, divisor);
  }
  return fields;
}
var maxDurationSeconds = 2 ** 53;
function addDurationsWithoutRelativeTo(doSubtract, slots, otherSlots) {
  const maxUnit = Math.max(getMaxDurationUnit(slots), getMaxDurationUnit(otherSlots));
  return clampEntity("unit", maxUnit, 0, 6, 1, durationFieldNamesAsc), ((doSubtract2, slots2, otherSlots2, maxUnit2) => createDurationSlots(validateDurationFields(((a2, b2, largestUnit, doSubtract3) => {
    const combined = durationDayTimeToBigNano(a2) + durationDayTimeToBigNano(b2) * BigInt(doSubtract3 ? -1 : 1);
    return Number.isFinite(Number(combined / bigNanoInUtcDay)) || throwRangeError(outOfBoundsDate), {
      ...durationFieldDefaults,
      ...nanoToDurationDayTimeFields(combined, largestUnit)
    };
  })(slots2, otherSlots2, maxUnit2, doSubtract2))))(doSubtract, slots, otherSlots, maxUnit);
}
function roundDuration(refineRelativeTo, slots, options) {
  const durationLargestUnit = getMaxDurationUnit(slots);
  const [largestUnit, smallestUnit, roundingInc, roundingMode, relativeToSlots] = ((options2, defaultLargestUnit, refineRelativeTo2) => {
    options2 = normalizeOptionsOrString(options2, smallestUnitStr);
    let largestUnit2 = coerceLargestUnit(options2);
    const relativeToInternals = refineRelativeTo2(options2.relativeTo);
    let roundingInc2 = coerceRoundingIncInteger(options2);
    const roundingMode2 = coerceRoundingMode(options2, 7);
    let smallestUnit2 = coerceSmallestUnit(options2);
    return void 0 === largestUnit2 && void 0 === smallestUnit2 && throwRangeError("Required smallestUnit or largestUnit"), null == smallestUnit2 && (smallestUnit2 = 0), null == largestUnit2 && (largestUnit2 = Math.max(smallestUnit2, defaultLargestUnit)), checkLargestSmallestUnit(largestUnit2, smallestUnit2), roundingInc2 = validateRoundingInc(roundingInc2, smallestUnit2, 1), roundingInc2 > 1 && smallestUnit2 > 5 && largestUnit2 !== smallestUnit2 && throwRangeError("For calendar units with roundingIncrement > 1, use largestUnit = smallestUnit"), [largestUnit2, smallestUnit2, roundingInc2, roundingMode2, relativeToInternals];
  })(options, durationLargestUnit, refineRelativeTo);
  if (!relativeToSlots && Math.max(durationLargestUnit, largestUnit) <= 6) {
    return createDurationSlots(validateDurationFields(((durationFields, largestUnit2, smallestUnit2, roundingInc2, roundingMode2) => {
      const roundedBigNano = roundBigNanoToInc(durationDayTimeToBigNano(durationFields), computeBigNanoInc(smallestUnit2, roundingInc2), roundingMode2);
      return {
        ...durationFieldDefaults,
        ...nanoToDurationDayTimeFields(roundedBigNano, largestUnit2)
      };
    })(slots, largestUnit, smallestUnit, roundingInc, roundingMode)));
  }
  relativeToSlots || throwRangeError("Missing relativeTo");
  const isZoned = isZonedEpochSlots(relativeToSlots);
  if (!slots.sign && (!isZoned || largestUnit < 6)) {
    return slots;
  }
  const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, largestUnit);
  return createDurationSlots(roundRelativeDuration(balancedDuration, endEpochNano, largestUnit, smallestUnit, roundingInc, roundingMode, relativeOps, isZoned));
}
function absDuration(slots) {
  return -1 === slots.sign ? negateDuration(slots) : slots;
}
function negateDuration(slots) {
  return createDurationSlots(negateDurationFields(slots));
}
function negateDurationFields(fields) {
  const res = {};
  for (const fieldName of durationFieldNamesAsc) {
    res[fieldName] = -1 * fields[fieldName] || 0;
  }
  return res;
}
function computeDurationSign(fields, fieldNames = durationFieldNamesAsc) {
  let sign4 = 0;
  for (const fieldName of fieldNames) {
    const fieldSign = Math.sign(fields[fieldName]);
    fieldSign && (sign4 && sign4 !== fieldSign && throwRangeError("Cannot mix duration signs"), sign4 = fieldSign);
  }
  return sign4;
}
function validateDurationFields(fields) {
  for (const calendarUnit of durationCalendarFieldNamesAsc) {
    validateDurationCalendarUnit(calendarUnit, fields[calendarUnit]);
  }
  const bigNano = durationDayTimeToBigNano(fields);
  return validateDurationTimeUnit(Number(bigNano / bigNanoInSec)), fields;
}
function validateDurationCalendarUnit(unit, value) {
  return clampEntity(unit, value, -4294967295, 4294967295, 1);
}
function validateDurationTimeUnit(n) {
  Number.isSafeInteger(n) || throwRangeError("Out-of-bounds duration");
}
function durationDayTimeToBigNano(fields) {
  return BigInt(fields.days) * bigNanoInUtcDay + durationTimeToBigNano(fields);
}
function durationTimeToBigNano(fields) {
  return BigInt(fields.hours) * bigNanoInHour + BigInt(fields.minutes) * bigNanoInMinute + durationSubMinuteToBigNano(fields);
}
function durationSubMinuteToBigNano(fields) {
  return BigInt(fields.seconds) * bigNanoInSec + BigInt(fields.milliseconds) * bigNanoInMilli + BigInt(fields.microseconds) * bigNanoInMicro + BigInt(fields.nanoseconds);
}
function nanoToDurationDayTimeFields(bigNano, largestUnit = 6) {
  const days = Number(bigNano / bigNanoInUtcDay);
  const timeNano = Number(bigNano % bigNanoInUtcDay);
  const unitNano = unitNanoMap[largestUnit];
  const largestUnitVal = largestUnit <= 3 ? Number(bigNano / BigInt(unitNano)) : days * (nanoInUtcDay / unitNano) + divTrunc(timeNano, unitNano);
  Number.isFinite(largestUnitVal) || throwRangeError(outOfBoundsDate), largestUnit <= 3 && Math.abs(largestUnitVal) / (nanoInSec2 / unitNanoMap[largestUnit]) >= maxDurationSeconds && throwRangeError(outOfBoundsDate);
  const dayTimeFields = nanoToGivenFields(timeNano, largestUnit, durationFieldNamesAsc);
  return dayTimeFields[durationFieldNamesAsc[largestUnit]] = largestUnitVal, dayTimeFields;
}
function nanoToDurationTimeFields(nano, largestUnit = 5) {
  return nanoToGivenFields(nano, largestUnit, durationFieldNamesAsc);
}
function durationHasDateParts(fields) {
  return Boolean(computeDurationSign(fields, durationDateFieldNamesAsc));
}
function getMaxDurationUnit(fields) {
  let unit = 9;
  for (; unit > 0 && !fields[durationFieldNamesAsc[unit]]; unit--) {
  }
  return unit;
}
function compareZonedEpochSlots(zonedEpochSlots0, zonedEpochSlots1) {
  return compareBigInts(zonedEpochSlots0.epochNanoseconds, zonedEpochSlots1.epochNanoseconds);
}
function compareDurations(refineRelativeTo, durationSlots0, durationSlots1, options) {
  const relativeToSlots = refineRelativeTo(normalizeOptions(options).relativeTo);
  const maxUnit = Math.max(getMaxDurationUnit(durationSlots0), getMaxDurationUnit(durationSlots1));
  return allPropsEqual(durationFieldNamesAsc, durationSlots0, durationSlots1) ? 0 : isUniformUnit(maxUnit, relativeToSlots && isZonedEpochSlots(relativeToSlots)) ? compareBigInts(durationDayTimeToBigNano(durationSlots0), durationDayTimeToBigNano(durationSlots1)) : (relativeToSlots || throwRangeError("Missing relativeTo"), compareBigInts(moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots0), moveRelativeEndpointToEpochNano(relativeToSlots, durationSlots1)));
}
function compareIsoDateTimeFields(isoDateTime0, isoDateTime1) {
  return compareIsoDateFields(isoDateTime0, isoDateTime1) || compareTimeFields(isoDateTime0, isoDateTime1);
}
function compareIsoDateFields(isoDate0, isoDate1) {
  return compareNumbers(isoDateToEpochDays(isoDate0), isoDateToEpochDays(isoDate1));
}
function compareTimeFields(timeFields0, timeFields1) {
  return compareNumbers(timeFieldsToNano(timeFields0), timeFieldsToNano(timeFields1));
}
function instantsEqual(instantSlots0, instantSlots1) {
  return !compareZonedEpochSlots(instantSlots0, instantSlots1);
}
function zonedDateTimesEqual(zonedDateTimeSlots0, zonedDateTimeSlots1) {
  return !compareZonedEpochSlots(zonedDateTimeSlots0, zonedDateTimeSlots1) && zonedDateTimeSlots0.timeZone.m === zonedDateTimeSlots1.timeZone.m && zonedDateTimeSlots0.calendar === zonedDateTimeSlots1.calendar;
}
function plainDateTimesEqual(plainDateTimeSlots0, plainDateTimeSlots1) {
  return !compareIsoDateTimeFields(plainDateTimeSlots0, plainDateTimeSlots1) && plainDateTimeSlots0.calendar === plainDateTimeSlots1.calendar;
}
function plainDatesEqual(plainDateSlots0, plainDateSlots1) {
  return !compareIsoDateFields(plainDateSlots0, plainDateSlots1) && plainDateSlots0.calendar === plainDateSlots1.calendar;
}
function plainYearMonthsEqual(plainYearMonthSlots0, plainYearMonthSlots1) {
  return !compareIsoDateFields(plainYearMonthSlots0, plainYearMonthSlots1) && plainYearMonthSlots0.calendar === plainYearMonthSlots1.calendar;
}
function plainMonthDaysEqual(plainMonthDaySlots0, plainMonthDaySlots1) {
  return !compareIsoDateFields(plainMonthDaySlots0, plainMonthDaySlots1) && plainMonthDaySlots0.calendar === plainMonthDaySlots1.calendar;
}
function plainTimesEqual(plainTimeSlots0, plainTimeSlots1) {
  return !compareTimeFields(plainTimeSlots0, plainTimeSlots1);
}
function getCalendarEraOrigins(calendar) {
  return 0 === calendar ? gregoryEraOrigins : calendar ? calendar.k : void 0;
}
function getCalendarFieldNames(calendar, fieldNames, fieldNamesWithEra = fieldNames) {
  return getCalendarEraOrigins(calendar) ? fieldNamesWithEra : fieldNames;
}
function resolveCalendarYear(fields, calendar) {
  const exoticCalendar = calendar || void 0;
  const eraOrigins = getCalendarEraOrigins(calendar);
  let { era, eraYear, year } = fields;
  if (void 0 !== year && (year = toIntegerWithTrunc(year, "year")), void 0 !== eraYear && (eraYear = toIntegerWithTrunc(eraYear, "eraYear")), void 0 !== era || void 0 !== eraYear) {
    void 0 !== era && void 0 !== eraYear || throwTypeError("Mismatching era/eraYear"), eraOrigins || throwRangeError("Forbidden era/eraYear");
    const normalizedEra = normalizeEraName(era);
    const eraOrigin = eraOrigins[normalizedEra];
    void 0 === eraOrigin && throwRangeError(((era2) => `Invalid era: ${era2}`)(era));
    const yearByEra = exoticCalendar?._ ? exoticCalendar._(eraYear, normalizedEra, eraOrigin) : eraYearToYear(eraYear, eraOrigin);
    void 0 !== year && year !== yearByEra && throwRangeError("Mismatching year/eraYear"), year = yearByEra;
  } else {
    void 0 === year && throwTypeError(missingYear(eraOrigins));
  }
  return year;
}
function resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow) {
  let { month, monthCode } = fields;
  if (void 0 !== monthCode) {
    const monthByCode = ((calendar2, monthCode2, year2, overflow2, monthCodeParts2 = parseMonthCode(monthCode2)) => {
      const leapMonth = calendar2 ? calendar2.p(year2) : void 0;
      const [monthCodeNumber, wantsLeapMonth] = monthCodeParts2;
      let month2 = monthCodeNumberToMonth(monthCodeNumber, wantsLeapMonth, leapMonth);
      if (wantsLeapMonth) {
        const leapMonthMeta = calendar2 ? calendar2.l : void 0;
        void 0 === leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonthMeta > 0 ? (month2 > leapMonthMeta && throwRangeError(invalidLeapMonth), leapMonth !== month2 && (1 === overflow2 && throwRangeError(invalidLeapMonth), month2 = monthCodeNumberToMonth(monthCodeNumber, 0, leapMonth))) : (month2 !== -leapMonthMeta && throwRangeError(invalidLeapMonth), void 0 === leapMonth && 1 === overflow2 && throwRangeError(invalidLeapMonth));
      }
      return month2;
    })(calendar, monthCode, year, overflow, monthCodeParts);
    void 0 !== month && month !== monthByCode && throwRangeError("Mismatching month/monthCode"), month = monthByCode, overflow = 1;
  } else {
    void 0 === month && throwTypeError("Missing month/monthCode");
  }
  return clampEntity("month", month, 1, computeCalendarMonthsInYearForYear(calendar, year), overflow);
}
function resolveCalendarDay(fields, calendar, year, month, overflow) {
  return clampProp(fields, "day", 1, computeCalendarDaysInMonthForYearMonth(calendar, year, month), overflow);
}
function eraYearToYear(eraYear, eraOrigin) {
  return (eraOrigin + eraYear) * (Math.sign(eraOrigin) || 1) || 0;
}
function resolveTimeFields(fields, overflow) {
  return constrainTimeFields(pluckProps(timeFieldNamesAsc, {
    ...timeFieldDefaults,
    ...fields
  }), overflow);
}
var offsetRegExp = /^([+-])([01]\d|2[0-3])(?:(:?)([0-5]\d)(?:\3([0-5]\d)(?:[.,](\d{1,9}))?)?)?$/;
function parseOffsetNano(s) {
  const offsetNano = parseOffsetNanoMaybe(s);
  return void 0 === offsetNano && throwRangeError(failedParse(s)), offsetNano;
}
function parseOffsetNanoMaybe(s, onlyHourMinute) {
  const parts = offsetRegExp.exec(s);
  if (parts) {
    return onlyHourMinute && parts[5] && throwRangeError(failedParse(s)), /* @__PURE__ */ ((s2) => s2 && "+" !== s2 ? -1 : 1)(parts[1]) * (parseInt(parts[2]) * nanoInHour2 + parseInt0(parts[4]) * nanoInMinute2 + parseInt0(parts[5]) * nanoInSec2 + parseSubsecNano(parts[6] || ""));
  }
}
var dateFieldRefiners = {
  era: toString,
  month: toPositiveIntegerWithTruncation,
  monthCode(monthCode, fieldName) {
    return requireString(toPrimitiveWithStringHint(monthCode), fieldName);
  },
  day: toPositiveIntegerWithTruncation
};
var timeFieldRefiners = /* @__PURE__ */ zipPropsConst(timeFieldNamesAsc, toIntegerWithTrunc);
var durationFieldRefiners = /* @__PURE__ */ zipPropsConst(durationFieldNamesAsc, toStrictInteger);
var dateTimeFieldRefiners = /* @__PURE__ */ Object.assign({}, dateFieldRefiners, timeFieldRefiners);
var zonedDateTimeFieldRefiners = {
  offset(offsetString) {
    return parseOffsetNano(requireString(toPrimitiveWithStringHint(offsetString)));
  },
  ...dateTimeFieldRefiners
};
function readAndRefineBagFields(bag, validFieldNames, fieldRefiners, requiredFieldNames, disallowEmpty = !requiredFieldNames) {
  const res = {};
  let anyMatching = 0;
  for (const fieldName of validFieldNames) {
    let fieldVal = bag[fieldName];
    if (void 0 !== fieldVal) {
      anyMatching = 1;
      const refiner = fieldRefiners[fieldName];
      refiner && (fieldVal = refiner(fieldVal, fieldName)), res[fieldName] = fieldVal;
    } else {
      requiredFieldNames && requiredFieldNames.includes(fieldName) && throwTypeError(missingField(fieldName));
    }
  }
  return disallowEmpty && !anyMatching && throwTypeError("No valid fields: " + validFieldNames.join()), res;
}
function refineOverflowOptions(options) {
  return void 0 === options ? 0 : coerceOverflow(requireObjectLike(options));
}
function refineZonedFieldOptions(options, defaultOffsetDisambig = 0) {
  options = normalizeOptions(options);
  const epochDisambig = coerceEpochDisambig(options);
  const offsetDisambig = coerceOffsetDisambig(options, defaultOffsetDisambig);
  return [coerceOverflow(options), offsetDisambig, epochDisambig];
}
function refineEpochDisambigOptions(options) {
  return coerceEpochDisambig(normalizeOptions(options));
}
function refineCalendarDateFields(fields, calendar, allowMissingDay) {
  const eraOrigins = getCalendarEraOrigins(calendar);
  void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins)), void 0 === fields.monthCode && void 0 === fields.month && throwTypeError("Missing month/monthCode"), allowMissingDay || void 0 !== fields.day || throwTypeError(missingField("day"));
  const monthCodeParts = parseMonthCodeField(fields);
  return [resolveCalendarYear(fields, calendar), monthCodeParts];
}
function refineMonthDayFields(fields, calendar) {
  const isIso = calendar === isoCalendarImpl;
  const eraOrigins = getCalendarEraOrigins(calendar);
  void 0 === fields.day && throwTypeError(missingField("day")), isIso || void 0 === fields.month || void 0 !== fields.year || void 0 !== fields.era && void 0 !== fields.eraYear || throwTypeError(missingYear(eraOrigins));
  const monthCodeParts = parseMonthCodeField(fields);
  return [void 0 !== fields.eraYear || void 0 !== fields.year ? resolveCalendarYear(fields, calendar) : void 0, monthCodeParts];
}
function createDateTimeFromRefinedFields(isoDate, timeFields = timeFieldDefaults, calendar) {
  const isoDateTime = combineDateAndTime(isoDate, timeFields);
  return checkIsoDateTimeInBounds(isoDateTime), createDateTimeSlots(isoDateTime, calendar);
}
function createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  const month = resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow);
  return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, resolveCalendarDay(fields, calendar, year, month, overflow))), calendar);
}
function createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  return createYearMonthFromCalendarParts(calendar, year, resolveCalendarMonth(fields, calendar, year, monthCodeParts, overflow));
}
function createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow) {
  const isIso = calendar === isoCalendarImpl;
  let yearMaybe = year;
  let day;
  let monthCodeNumber;
  let isLeapMonth;
  if (void 0 === yearMaybe && isIso && (yearMaybe = 1972), void 0 !== yearMaybe) {
    isIso || checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMaybe, 1, 1));
    const month = resolveCalendarMonth(fields, calendar, yearMaybe, monthCodeParts, overflow);
    day = resolveCalendarDay(fields, calendar, yearMaybe, month, overflow), [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, yearMaybe, month);
  } else {
    void 0 === fields.monthCode && throwTypeError("Missing month/monthCode"), [monthCodeNumber, isLeapMonth] = monthCodeParts;
    const referenceYear = calendar ? calendar.re : 1972;
    if (void 0 !== referenceYear) {
      day = resolveCalendarDay(fields, calendar, referenceYear, resolveCalendarMonth(fields, calendar, referenceYear, monthCodeParts, overflow), overflow);
    } else {
      const constrainedDay = 0 === overflow && calendar ? calendar.ge?.(monthCodeNumber, isLeapMonth, fields.day) : void 0;
      day = void 0 !== constrainedDay ? constrainedDay : fields.day;
    }
  }
  return createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonth, day, fields.day, overflow);
}
function createYearMonthFromCalendarParts(calendar, year, month) {
  return createDateSlots(checkIsoYearMonthInBounds(computeCalendarIsoFieldsFromParts(calendar, year, month, 1)), calendar);
}
function createMonthDayFromMonthCodeParts(calendar, monthCodeNumber, isLeapMonthArg, day, requestedDay, overflow) {
  let isLeapMonth = isLeapMonthArg;
  isLeapMonth && ((calendar && calendar.U?.[monthCodeNumber]) ?? 1 / 0) < requestedDay && (1 === overflow && throwRangeError(invalidLeapMonth), isLeapMonth = 0, day = constrainToRange2(requestedDay, 1, (calendar && calendar.R) ?? 1 / 0));
  let res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
  for (; !res && 0 === overflow && day > 1; ) {
    day--, res = calendar ? calendar.u(monthCodeNumber, Boolean(isLeapMonth), day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, Boolean(isLeapMonth));
  }
  res || throwRangeError("Cannot guess year");
  const { year: finalYear, month: finalMonth } = res;
  return createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, finalYear, finalMonth, day)), calendar);
}
function parseMonthCodeField(fields) {
  if (void 0 !== fields.monthCode) {
    return parseMonthCode(fields.monthCode);
  }
}
var RawDateTimeFormat = Intl.DateTimeFormat;
function formatEpochMilliToPartsRecord(intlFormat, epochMilli) {
  epochMilli < -864e13 && throwRangeError(outOfBoundsDate);
  const parts = intlFormat.formatToParts(epochMilli);
  const hash = {};
  for (const part of parts) {
    hash[part.type] = part.value;
  }
  return hash;
}
var timeZonePeriodDaysByName = {
  "El_Aaiun": 16,
  "Tucuman": 12,
  "Tirane": 11,
  "Riga": 10,
  "Simferopol": 9,
  "Vienna": 9,
  "Tunis": 8,
  "Boa_Vista": 6,
  "Fortaleza": 6,
  "Maceio": 6,
  "Noronha": 6,
  "Recife": 6,
  "Gaza": 6,
  "Hebron": 6,
  "DeNoronha": 6
};
var minPossibleTransitionSec = -4e9;
function refineTimeDisplayTuple(options, maxSmallestUnit = 4) {
  const subsecDigits = coerceFractionalSecondDigits(options);
  const roundingMode = coerceRoundingMode(options, 4);
  const smallestUnit = coerceSmallestUnit(options);
  return [roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, maxSmallestUnit), subsecDigits)];
}
function refineDateDisplayOptions(options) {
  return coerceCalendarDisplay(normalizeOptions(options));
}
function refineTimeDisplayOptions(options, maxSmallestUnit) {
  return refineTimeDisplayTuple(normalizeOptions(options), maxSmallestUnit);
}
function resolveSmallestUnitAndSubsecDigits(smallestUnit, subsecDigits) {
  return null != smallestUnit ? [unitNanoMap[smallestUnit], smallestUnit < 4 ? 9 - 3 * smallestUnit : -1] : [void 0 === subsecDigits ? 1 : 10 ** (9 - subsecDigits), subsecDigits];
}
function formatInstantIso(refineTimeZoneString, instantSlots, options) {
  const [timeZoneArg, roundingMode, nanoInc, subsecDigits] = ((options2) => {
    const subsecDigits2 = coerceFractionalSecondDigits(options2 = normalizeOptions(options2));
    const roundingMode2 = coerceRoundingMode(options2, 4);
    const smallestUnit = coerceSmallestUnit(options2);
    return [options2.timeZone, roundingMode2, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits2)];
  })(options);
  const providedTimeZone = void 0 !== timeZoneArg;
  return ((providedTimeZone2, timeZone2, epochNano, roundingMode2, nanoInc2, subsecDigits2) => {
    epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc2), roundingMode2);
    const offsetNano = timeZone2.B(epochNano);
    return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits2) + (providedTimeZone2 ? formatOffsetNano(roundToMinute(offsetNano)) : "Z");
  })(providedTimeZone, queryTimeZone(providedTimeZone ? refineTimeZoneString(timeZoneArg) : "UTC"), instantSlots.epochNanoseconds, roundingMode, nanoInc, subsecDigits);
}
function formatZonedDateTimeIso(zonedDateTimeSlots0, options) {
  const displayOptions = ((options2) => {
    options2 = normalizeOptions(options2);
    const calendarDisplay = coerceCalendarDisplay(options2);
    const subsecDigits = coerceFractionalSecondDigits(options2);
    const offsetDisplay = coerceOffsetDisplay(options2);
    const roundingMode = coerceRoundingMode(options2, 4);
    const smallestUnit = coerceSmallestUnit(options2);
    return [calendarDisplay, coerceTimeZoneDisplay(options2), offsetDisplay, roundingMode, ...resolveSmallestUnitAndSubsecDigits(validateUnitRange(smallestUnitStr, smallestUnit, 0, 4), subsecDigits)];
  })(options);
  return ((calendar, timeZoneId, timeZone2, epochNano, calendarDisplay, timeZoneDisplay, offsetDisplay, roundingMode, nanoInc, subsecDigits) => {
    epochNano = roundBigNanoToDayOriginInc(epochNano, BigInt(nanoInc), roundingMode);
    const offsetNano = timeZone2.B(epochNano);
    return formatIsoDateTimeFields(epochNanoToIsoDateTime(epochNano + BigInt(offsetNano)), subsecDigits) + formatOffsetNano(roundToMinute(offsetNano), offsetDisplay) + formatTimeZone(timeZoneId, timeZoneDisplay) + formatCalendar(calendar, calendarDisplay);
  })(zonedDateTimeSlots0.calendar, zonedDateTimeSlots0.timeZone.id, zonedDateTimeSlots0.timeZone, zonedDateTimeSlots0.epochNanoseconds, ...displayOptions);
}
function formatPlainDateTimeIso(plainDateTimeSlots0, options) {
  const displayOptions = ((options2) => (options2 = normalizeOptions(options2), [coerceCalendarDisplay(options2), ...refineTimeDisplayTuple(options2)]))(options);
  return ((calendar, isoDateTime, calendarDisplay, roundingMode, nanoInc, subsecDigits) => formatIsoDateTimeFields(roundDateTimeToInc(isoDateTime, nanoInc, roundingMode), subsecDigits) + formatCalendar(calendar, calendarDisplay))(plainDateTimeSlots0.calendar, plainDateTimeSlots0, ...displayOptions);
}
function formatPlainDateIso(plainDateSlots, options) {
  return calendar = plainDateSlots.calendar, isoDate = plainDateSlots, calendarDisplay = refineDateDisplayOptions(options), formatIsoDateFields(isoDate) + formatCalendar(calendar, calendarDisplay);
  var calendar, isoDate, calendarDisplay;
}
function formatPlainYearMonthIso(plainYearMonthSlots, options) {
  return formatDateLikeIso(plainYearMonthSlots.calendar, formatIsoYearMonthFields, plainYearMonthSlots, refineDateDisplayOptions(options));
}
function formatPlainMonthDayIso(plainMonthDaySlots, options) {
  return formatDateLikeIso(plainMonthDaySlots.calendar, formatIsoMonthDayFields, plainMonthDaySlots, refineDateDisplayOptions(options));
}
function formatDateLikeIso(calendar, formatSimple, isoDate, calendarDisplay) {
  const showCalendar = calendarDisplay > 1 || 0 === calendarDisplay && calendar !== isoCalendarImpl;
  return 1 === calendarDisplay ? calendar === isoCalendarImpl ? formatSimple(isoDate) : formatIsoDateFields(isoDate) : showCalendar ? formatIsoDateFields(isoDate) + formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : formatSimple(isoDate);
}
function formatPlainTimeIso(slots, options) {
  return ((fields, roundingMode, nanoInc, subsecDigits) => formatTimeFields(roundTimeToInc(fields, nanoInc, roundingMode)[0], subsecDigits))(slots, ...refineTimeDisplayOptions(options));
}
function formatDurationIso(slots, options) {
  const [roundingMode, nanoInc, subsecDigits] = refineTimeDisplayOptions(options, 3);
  return nanoInc > 1 && ((slots = {
    ...slots,
    ...roundDayTimeDurationByInc(slots, nanoInc, roundingMode)
  }).sign = computeDurationSign(slots), validateDurationFields(slots)), formatDurationSlots(slots, subsecDigits);
}
function formatDurationSlots(durationSlots, subsecDigits) {
  const { sign: sign4 } = durationSlots;
  const abs3 = -1 === sign4 ? negateDurationFields(durationSlots) : durationSlots;
  const { hours, minutes } = abs3;
  const bigNano = durationSubMinuteToBigNano(abs3);
  const wholeSec = Number(bigNano / bigNanoInSec);
  const subsecNano = Number(bigNano % bigNanoInSec);
  validateDurationTimeUnit(wholeSec);
  const subsecNanoString = formatSubsecNano(subsecNano, subsecDigits);
  const forceSec = subsecDigits >= 0 || !sign4 || subsecNanoString;
  return (sign4 < 0 ? "-" : "") + "P" + formatDurationFragments({
    "Y": formatDurationNumber(abs3.years),
    "M": formatDurationNumber(abs3.months),
    "W": formatDurationNumber(abs3.weeks),
    "D": formatDurationNumber(abs3.days)
  }) + (hours || minutes || wholeSec || forceSec ? "T" + formatDurationFragments({
    "H": formatDurationNumber(hours),
    "M": formatDurationNumber(minutes),
    "S": formatDurationNumber(wholeSec, forceSec) + subsecNanoString
  }) : "");
}
function formatDurationFragments(fragObj) {
  const parts = [];
  for (const fragName in fragObj) {
    const fragVal = fragObj[fragName];
    fragVal && parts.push(fragVal, fragName);
  }
  return parts.join("");
}
function formatDurationNumber(n, force) {
  if (!n && !force) {
    return "";
  }
  const options = /* @__PURE__ */ Object.create(null);
  return options.useGrouping = 0, n.toLocaleString("fullwide", options);
}
function formatIsoDateTimeFields(isoDateTime, subsecDigits) {
  return formatIsoDateFields(isoDateTime) + "T" + formatTimeFields(isoDateTime, subsecDigits);
}
function formatIsoDateFields(isoDate) {
  return formatIsoYearMonthFields(isoDate) + "-" + padNumber2(isoDate.day);
}
function formatIsoYearMonthFields(isoDate) {
  const { year } = isoDate;
  return (year < 0 || year > 9999 ? getSignStr(year) + padNumber(6, Math.abs(year)) : padNumber(4, year)) + "-" + padNumber2(isoDate.month);
}
function formatIsoMonthDayFields(isoDate) {
  return padNumber2(isoDate.month) + "-" + padNumber2(isoDate.day);
}
function formatTimeFields(timeFields, subsecDigits) {
  const parts = [padNumber2(timeFields.hour), padNumber2(timeFields.minute)];
  return -1 !== subsecDigits && parts.push(padNumber2(timeFields.second) + ((millisecond, microsecond, nanosecond, subsecDigits2) => formatSubsecNano(millisecond * nanoInMilli2 + microsecond * nanoInMicro2 + nanosecond, subsecDigits2))(timeFields.millisecond, timeFields.microsecond, timeFields.nanosecond, subsecDigits)), parts.join(":");
}
function formatOffsetNano(offsetNano, offsetDisplay = 0) {
  if (1 === offsetDisplay) {
    return "";
  }
  const [hour, nanoRemainder0] = divModFloor(Math.abs(offsetNano), nanoInHour2);
  const [minute, nanoRemainder1] = divModFloor(nanoRemainder0, nanoInMinute2);
  const [second, nanoRemainder2] = divModFloor(nanoRemainder1, nanoInSec2);
  return getSignStr(offsetNano) + padNumber2(hour) + ":" + padNumber2(minute) + (second || nanoRemainder2 ? ":" + padNumber2(second) + formatSubsecNano(nanoRemainder2) : "");
}
function formatTimeZone(timeZoneId, timeZoneDisplay) {
  return 1 !== timeZoneDisplay ? "[" + (2 === timeZoneDisplay ? "!" : "") + timeZoneId + "]" : "";
}
function formatCalendar(calendar, calendarDisplay) {
  return calendarDisplay > 1 || 0 === calendarDisplay && calendar !== isoCalendarImpl ? formatCalendarId(getCalendarSlotId(calendar), 2 === calendarDisplay) : "";
}
function formatCalendarId(calendarId, isCritical) {
  return "[" + (isCritical ? "!" : "") + "u-ca=" + calendarId + "]";
}
var trailingZerosRE = /0+$/;
function formatSubsecNano(totalNano, subsecDigits) {
  let s = padNumber(9, totalNano);
  return s = void 0 === subsecDigits ? s.replace(trailingZerosRE, "") : s.slice(0, subsecDigits), s ? "." + s : "";
}
function getSignStr(num) {
  return num < 0 ? "-" : "+";
}
var icuRegExp = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/;
var badCharactersRegExp = /[^\w\/:+-]+/;
function refineTimeZoneId(rawId) {
  return resolveTimeZoneId(requireString(rawId));
}
function resolveTimeZoneId(rawId) {
  return resolveTimeZoneRecord(rawId).id;
}
var resolveTimeZoneRecord = /* @__PURE__ */ memoize((rawId) => {
  const upperRawId = rawId.toUpperCase();
  const offsetRecord = ((upperRawId2) => {
    const offsetNano = parseOffsetNanoMaybe(upperRawId2, 1);
    if (void 0 !== offsetNano) {
      return {
        id: formatOffsetNano(offsetNano),
        Z: offsetNano,
        m: offsetNano
      };
    }
  })(upperRawId);
  if (offsetRecord) {
    return {
      kind: "fixed",
      ...offsetRecord
    };
  }
  const normId = "UTC" === upperRawId ? "UTC" : ((rawId2) => (badCharactersRegExp.test(rawId2) && throwRangeError(invalidTimeZone(rawId2)), icuRegExp.test(rawId2) && throwRangeError("Forbidden ICU TimeZone"), rawId2.toLowerCase().split("/").map((part, partI) => (part.length <= 3 || /\d/.test(part)) && !/etc|yap/.test(part) ? part.toUpperCase() : part.replace(/baja|dumont|[a-z]+/g, (a2, i) => a2.length <= 2 && !partI || "in" === a2 || "chat" === a2 ? a2.toUpperCase() : a2.length > 2 || !i ? capitalize(a2).replace(/island|noronha|murdo|rivadavia|urville/, capitalize) : a2)).join("/")))(rawId);
  return queryNamedTimeZoneRecord(normId);
});
var queryNamedTimeZoneRecord = /* @__PURE__ */ memoize((normId) => {
  if ("UTC" === normId) {
    return {
      kind: "utc",
      id: normId,
      m: normId
    };
  }
  const format = (upperNormId = normId.toUpperCase(), new RawDateTimeFormat("en-u-hc-h23", {
    calendar: "iso8601",
    timeZone: upperNormId,
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  }));
  var upperNormId;
  return {
    kind: "named",
    id: normId,
    format,
    m: format.resolvedOptions().timeZone
  };
});
function queryTimeZone(rawTimeZoneId) {
  const record = resolveTimeZoneRecord(rawTimeZoneId);
  return queryTimeZoneRecord(record.id, record);
}
var queryTimeZoneRecord = /* @__PURE__ */ memoize((normTimeZoneId, record) => "named" === record.kind ? new IntlTimeZone(normTimeZoneId, record.m, record.format) : new FixedTimeZone(normTimeZoneId, record.m, "fixed" === record.kind ? record.Z : 0));
var FixedTimeZone = class {
  constructor(id2, compareKey, offsetNano) {
    this.id = id2, this.m = compareKey, this.Z = offsetNano;
  }
  B() {
    return this.Z;
  }
  O(isoDateTime) {
    return [isoDateTimeAndOffsetToEpochNano(isoDateTime, this.Z)];
  }
  C() {
  }
};
var IntlTimeZone = class {
  constructor(id2, compareKey, format) {
    this.id = id2, this.m = compareKey, this.me = ((computeOffsetSec, periodDays) => {
      const getSample = memoize(computeOffsetSec);
      const getSplit = memoize(createSplitTuple);
      const periodSec = 86400 * periodDays;
      function getOffsetSec(epochSec) {
        const [startEpochSec, endEpochSec] = computePeriod(epochSec, periodSec);
        const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
        const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
        const startOffsetSec = getSample(clampedStartEpochSec);
        const endOffsetSec = getSample(clampedEndEpochSec);
        return startOffsetSec === endOffsetSec ? startOffsetSec : pinch(getSplit(clampedStartEpochSec, clampedEndEpochSec), startOffsetSec, endOffsetSec, epochSec);
      }
      function searchTransition(searchEpochSec, direction, searchLimit, epochSec = searchEpochSec) {
        let [startEpochSec, endEpochSec] = computePeriod(searchEpochSec, periodSec);
        const inc = periodSec * direction;
        const inBounds = () => direction < 0 ? endEpochSec > searchLimit : startEpochSec < searchLimit;
        for (; inBounds(); ) {
          const clampedStartEpochSec = clampIntlSampleEpochSec(startEpochSec);
          const clampedEndEpochSec = clampIntlSampleEpochSec(endEpochSec);
          const startOffsetSec = getSample(clampedStartEpochSec);
          const endOffsetSec = getSample(clampedEndEpochSec);
          if (startOffsetSec !== endOffsetSec) {
            const split = getSplit(clampedStartEpochSec, clampedEndEpochSec);
            pinch(split, startOffsetSec, endOffsetSec);
            const transitionEpochSec = split[0];
            if ((compareNumbers(transitionEpochSec, epochSec) || 1) === direction) {
              return transitionEpochSec;
            }
          }
          startEpochSec += inc, endEpochSec += inc;
        }
      }
      function pinch(split, startOffsetSec, endOffsetSec, forEpochSec) {
        let offsetSec;
        let splitDurSec;
        for (; (void 0 === forEpochSec || void 0 === (offsetSec = forEpochSec < split[0] ? startOffsetSec : forEpochSec >= split[1] ? endOffsetSec : void 0)) && (splitDurSec = split[1] - split[0]); ) {
          const middleEpochSec = split[0] + Math.floor(splitDurSec / 2);
          computeOffsetSec(middleEpochSec) === endOffsetSec ? split[1] = middleEpochSec : split[0] = middleEpochSec + 1;
        }
        return offsetSec;
      }
      return {
        Ae(zonedEpochSec) {
          const wideOffsetSec0 = getOffsetSec(zonedEpochSec - 86400);
          const wideOffsetSec1 = getOffsetSec(zonedEpochSec + 86400);
          const wideUtcEpochSec0 = zonedEpochSec - wideOffsetSec0;
          const wideUtcEpochSec1 = zonedEpochSec - wideOffsetSec1;
          if (wideOffsetSec0 === wideOffsetSec1) {
            return [wideUtcEpochSec0];
          }
          const narrowOffsetSec0 = getOffsetSec(wideUtcEpochSec0);
          return narrowOffsetSec0 === getOffsetSec(wideUtcEpochSec1) ? [zonedEpochSec - narrowOffsetSec0] : wideOffsetSec0 > wideOffsetSec1 ? [wideUtcEpochSec0, wideUtcEpochSec1] : [];
        },
        ze: getOffsetSec,
        C(epochSec, direction) {
          if (!(direction > 0 && epochSec >= 864e10)) {
            if (direction < 0) {
              if (epochSec <= minPossibleTransitionSec) {
                return;
              }
              return epochSec > 4e9 ? searchTransition(epochSec, -1, epochSec - 94867200) ?? searchTransition(4e9, -1, minPossibleTransitionSec) : searchTransition(epochSec, -1, minPossibleTransitionSec);
            }
            return searchTransition(Math.max(epochSec, minPossibleTransitionSec) - 1, 1, Math.max(epochSec, Math.floor(Date.now() / 1e3)) + 94867200, epochSec);
          }
        }
      };
    })(/* @__PURE__ */ ((format2) => (epochSec) => {
      const intlParts = formatEpochMilliToPartsRecord(format2, 1e3 * epochSec);
      return 86400 * isoPartsToEpochDays(((intlParts2) => {
        const relatedYear = intlParts2.relatedYear;
        if (void 0 !== relatedYear) {
          return parseInt(relatedYear);
        }
        const year = parseInt(intlParts2.year);
        return void 0 !== intlParts2.era && "bce" === normalizeEraName(intlParts2.era) ? 1 - year : year;
      })(intlParts), parseInt(intlParts.month), parseInt(intlParts.day)) + 3600 * parseInt(intlParts.hour) + 60 * parseInt(intlParts.minute) + parseInt(intlParts.second) - epochSec;
    })(format), ((timeZoneId) => {
      const timeZoneName = timeZoneId.split("/").pop();
      return timeZonePeriodDaysByName[timeZoneName] || 19;
    })(id2));
  }
  B(epochNano) {
    return this.me.ze(((epochNano2) => epochNanoToSecMod(epochNano2)[0])(epochNano)) * nanoInSec2;
  }
  O(isoDateTime) {
    const zonedEpochSec = 86400 * isoDateToEpochDays(isoDateTime) + timeFieldsToSec(isoDateTime);
    const subsecNano = timeFieldsToSubsecNano(isoDateTime);
    return this.me.Ae(zonedEpochSec).map((epochSec) => checkEpochNanoInBounds(BigInt(epochSec) * bigNanoInSec + BigInt(subsecNano)));
  }
  C(epochNano, direction) {
    const [epochSec, subsecNano] = epochNanoToSecMod(epochNano);
    const resEpochSec = this.me.C(epochSec + (direction > 0 || subsecNano ? 1 : 0), direction);
    if (void 0 !== resEpochSec) {
      return BigInt(resEpochSec) * bigNanoInSec;
    }
  }
};
function createSplitTuple(startEpochSec, endEpochSec) {
  return [startEpochSec, endEpochSec];
}
function computePeriod(epochSec, periodSec) {
  const startEpochSec = Math.floor(epochSec / periodSec) * periodSec;
  return [startEpochSec, startEpochSec + periodSec];
}
function clampIntlSampleEpochSec(epochSec) {
  return constrainToRange2(epochSec, -1e10, 864e10);
}
function refineMaybeZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, [], 0);
  const isZoned = void 0 !== fields.timeZone;
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, 0);
  if (isZoned) {
    const timeFields = resolveTimeFields(fields);
    const timeZone2 = queryTimeZone(refineTimeZoneString(fields.timeZone));
    return {
      epochNanoseconds: getMatchingInstantFor(timeZone2, combineDateAndTime(isoDate, timeFields), fields.offset),
      timeZone: timeZone2,
      calendar
    };
  }
  return isoDate;
}
function refineZonedDateTimeObjectLike(refineTimeZoneString, calendar, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeAndZoneFieldNamesAlpha, dateTimeAndZoneFieldNamesWithEraAlpha), zonedDateTimeFieldRefiners, timeZoneFieldNames, 0);
  const timeZoneId = refineTimeZoneString(fields.timeZone);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
  const isoDate = createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
  const timeFields = resolveTimeFields(fields, overflow);
  const timeZone2 = queryTimeZone(timeZoneId);
  return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone2, combineDateAndTime(isoDate, timeFields), fields.offset, offsetDisambig, epochDisambig), timeZone2, calendar);
}
function refinePlainDateTimeObjectLike(calendar, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha), dateTimeFieldRefiners, [], 0);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const overflow = refineOverflowOptions(options);
  return createDateTimeFromRefinedFields(createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow), resolveTimeFields(fields, overflow), calendar);
}
function refinePlainDateObjectLike(calendar, bag, options, requireFields = []) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainYearMonthObjectLike(calendar, bag, options, requireFields) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha), dateFieldRefiners, requireFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
  return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainMonthDayObjectLike(calendar, calendarAbsent, bag, options) {
  const fields = readAndRefineBagFields(bag, getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha), dateFieldRefiners, dayFieldNamesAsc, 0);
  calendarAbsent && void 0 !== fields.month && void 0 === fields.monthCode && void 0 === fields.year && (fields.year = 1972);
  const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
  return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, refineOverflowOptions(options));
}
function refinePlainTimeObjectLike(bag, options) {
  return resolveTimeFields(readAndRefineBagFields(bag, timeFieldNamesAlpha, timeFieldRefiners, [], 1), refineOverflowOptions(options));
}
function refineDurationObjectLike(bag) {
  const durationFields = readAndRefineBagFields(bag, durationFieldNamesAlpha, durationFieldRefiners);
  return createDurationSlots(validateDurationFields({
    ...durationFieldDefaults,
    ...durationFields
  }));
}
function throwFailedParse(s) {
  throwRangeError(failedParse(s));
}
function parseInstant2(s) {
  const organized = parseDateTimeLike(s = requireString(toPrimitiveWithStringHint(s)));
  let offsetNano;
  return organized || throwFailedParse(s), organized.I ? offsetNano = 0 : organized.offset ? offsetNano = parseOffsetNano(organized.offset) : throwFailedParse(s), createEpochNanoSlots(isoDateTimeAndOffsetToEpochNano(organized, offsetNano));
}
function parseRelativeToSlots(s, resolveCalendar) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && organized.timeZoneId ? finalizeZonedDateTime(organized, resolveCalendar, void 0) : finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parseZonedDateTime(s, resolveCalendar, options) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && organized.timeZoneId || throwFailedParse(s), finalizeZonedDateTime(organized, resolveCalendar, options);
}
function parsePlainDateTime(s, resolveCalendar) {
  const organized = parsePlainDateLike(s);
  return checkIsoDateTimeInBounds(organized), {
    ...combineDateAndTime(organized, organized),
    calendar: resolveCalendar(organized.calendarId)
  };
}
function parsePlainDate(s, resolveCalendar) {
  return finalizeDate(parsePlainDateLike(s), resolveCalendar);
}
function parsePlainYearMonth(s, resolveCalendar) {
  const organized = parseYearMonthOnly(requireString(s)) || parsePlainDateLike(s);
  const calendar = resolveCalendar(organized.calendarId);
  return createDateSlots(checkIsoYearMonthInBounds(moveToStartOfMonth(calendar, checkIsoYearMonthInBounds(organized))), calendar);
}
function parsePlainMonthDay(s, resolveCalendar) {
  const organized = parseMonthDayOnly(requireString(s)) || parsePlainDateLike(s);
  if ("iso8601" === organized.calendarId) {
    return createDateSlots({
      ...organized,
      year: 1972
    }, resolveCalendar("iso8601"));
  }
  const { calendar } = finalizeDate(organized, resolveCalendar);
  const { year: origYear, month: origMonth, day } = computeCalendarDateFields(calendar, organized);
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, origYear, origMonth);
  const yearMonthFields = calendar ? calendar.u(monthCodeNumber, isLeapMonth, day) : computeIsoYearMonthFieldsForMonthDay(monthCodeNumber, isLeapMonth);
  return yearMonthFields || throwRangeError("Cannot guess year"), createDateSlots(checkIsoDateInBounds(computeCalendarIsoFieldsFromParts(calendar, yearMonthFields.year, yearMonthFields.month, day)), calendar);
}
function parsePlainTime(s) {
  const organized = parseDateTimeLike(s = requireString(s)) || parseTimeOnly(s);
  return (!organized || !organized.qe || organized.I || parseYearMonthOnly(s) || parseMonthDayOnly(s)) && throwFailedParse(s), createTimeSlots(organized);
}
function parseDuration(s) {
  const parts = durationRegExp.exec(requireString(s));
  parts && !invalidDurationRegExp.test(s) || throwFailedParse(s);
  const fraction = nanoToGivenFields(3600 * parseSubsecNano(parts[7] || "") + 60 * parseSubsecNano(parts[9] || "") + parseSubsecNano(parts[11] || ""), 4, durationFieldNamesAsc);
  const durationFields = {
    ...fraction,
    years: parseInt0(parts[2]),
    months: parseInt0(parts[3]),
    weeks: parseInt0(parts[4]),
    days: parseInt0(parts[5]),
    hours: parseInt0(parts[6]),
    minutes: parseInt0(parts[8]) + fraction.minutes,
    seconds: parseInt0(parts[10]) + fraction.seconds
  };
  return createDurationSlots(validateDurationFields("-" === parts[1] ? negateDurationFields(durationFields) : durationFields));
}
function parseCalendarId(s) {
  const organized = parseDateTimeLike(s) || parseYearMonthOnly(s) || parseMonthDayOnly(s) || parseTimeOnly(s);
  return organized ? organized.calendarId : s;
}
function parseTimeZoneId(s) {
  const parsed = parseDateTimeLike(s);
  return parsed && (parsed.timeZoneId || parsed.I && "UTC" || parsed.offset) || s;
}
function parsePlainDateLike(s) {
  const organized = parseDateTimeLike(requireString(s));
  return organized && !organized.I || throwFailedParse(s), organized;
}
function finalizeZonedDateTime(organized, resolveCalendar, options) {
  const timeZone2 = queryTimeZone(resolveTimeZoneId(organized.timeZoneId));
  let epochNano;
  if (organized.qe) {
    const offsetNano = organized.offset ? parseOffsetNano(organized.offset) : void 0;
    const [, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options);
    epochNano = getMatchingInstantFor(timeZone2, organized, offsetNano, offsetDisambig, epochDisambig, !(timeZone2.Z || void 0 === organized.offset || (offset = organized.offset, offset.length > 6)), organized.I);
  } else {
    refineZonedFieldOptions(options), epochNano = getStartOfDayInstantFor(timeZone2, organized);
  }
  var offset;
  return checkEpochNanoInBounds(epochNano), createZonedEpochNanoSlots(epochNano, timeZone2, resolveCalendar(organized.calendarId));
}
function finalizeDate(organized, resolveCalendar) {
  return createDateSlots(checkIsoDateInBounds(organized), resolveCalendar(organized.calendarId));
}
function timeRegExpStr(separatorIndex, leapSecondStr = "") {
  return `([01]\\d|2[0-3])(?:(:?)([0-5]\\d)(?:\\${separatorIndex}([0-5]\\d${leapSecondStr})(?:[.,](\\d{1,9}))?)?)?`;
}
var dateTimeRegExpStr = "((?!-0{6})[+-]\\d{6}|\\d{4})(-?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])(?:[Tt ]" + timeRegExpStr(6, "|60") + "(?:([Zz])|(([+-])" + timeRegExpStr(14) + "))?)?";
var yearMonthRegExp = /* @__PURE__ */ createRegExp("((?!-0{6})[+-]\\d{6}|\\d{4})-?(0[1-9]|1[0-2])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
var monthDayRegExp = /* @__PURE__ */ createRegExp("(?:--)?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
var dateTimeRegExp = /* @__PURE__ */ createRegExp(dateTimeRegExpStr + "(?:\\[!?([+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?|[a-zA-Z._][\\w.+-]*(?:/[a-zA-Z._][\\w.+-]*)*)\\])?((?:\\[!?[a-z_][a-z\\d_-]*=[a-zA-Z\\d]+(?:-[a-zA-Z\\d]+)*\\])*)");
var annotationRegExp = /\[(!?)([^=]+)=([^\]]+)/g;
var durationRegExp = /^([+-])?P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(?:(\d+)(?:[.,](\d{1,9}))?H)?(?:(\d+)(?:[.,](\d{1,9}))?M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?$/i;
var invalidDurationRegExp = /[PT]$|[.,]\d+[HMS]./i;
function parseDateTimeLike(s) {
  const parts = dateTimeRegExp.exec(s);
  if (!parts) {
    return;
  }
  const organized = ((parts2) => ({
    year: parseInt(parts2[1]),
    month: parseInt(parts2[3]),
    day: parseInt(parts2[4]),
    ...nanoToTimeAndDay(parseSubsecNano(parts2[9] || ""))[0],
    hour: parseInt0(parts2[5]),
    minute: parseInt0(parts2[7]),
    second: Math.min(parseInt0(parts2[8]), 59),
    ...organizeAnnotationParts(parts2[18], parts2[19]),
    qe: !!parts2[5],
    I: !!parts2[10],
    offset: parts2[11]
  }))(parts);
  return validateIsoDateFields(organized);
}
function parseYearMonthOnly(s) {
  const parts = yearMonthRegExp.exec(s);
  return parts ? requireIsoCalendar(((parts2) => ({
    year: parseInt(parts2[1]),
    month: parseInt(parts2[2]),
    day: 1,
    ...organizeAnnotationParts(parts2[3], parts2[4])
  }))(parts)) : void 0;
}
function parseMonthDayOnly(s) {
  const parts = monthDayRegExp.exec(s);
  if (parts) {
    const organized = ((parts2) => ({
      year: 1972,
      month: parseInt(parts2[1]),
      day: parseInt(parts2[2]),
      ...organizeAnnotationParts(parts2[3], parts2[4])
    }))(parts);
    if (allPropsEqual(calendarDateFieldNamesAsc, isoDate = organized, constrainIsoDateFields(isoDate))) {
      return requireIsoCalendar(organized);
    }
  }
  var isoDate;
}
function requireIsoCalendar(organized) {
  return "iso8601" !== organized.calendarId && throwFailedParse(organized.calendarId), organized;
}
function parseTimeOnly(s) {
  const organized = parseDateTimeLike(s.replace(/^t?/i, "0000-01-01T"));
  return organized && !organized.I ? organized : void 0;
}
function organizeAnnotationParts(timeZoneId, s) {
  let calendarIsCritical;
  const calendarIds = [];
  return s.replace(annotationRegExp, (whole, criticalStr, key, value) => ("u-ca" === key ? (calendarIds.push(value.toLowerCase()), calendarIsCritical || (calendarIsCritical = criticalStr)) : criticalStr && throwFailedParse(whole), "")), calendarIds.length > 1 && calendarIsCritical && throwFailedParse(s), {
    timeZoneId,
    calendarId: calendarIds[0] || "iso8601"
  };
}
function mergeCalendarFields(calendar, baseFields, additionalFields) {
  const merged = Object.assign(/* @__PURE__ */ Object.create(null), baseFields);
  return spliceFields(merged, additionalFields, monthFieldNames), getCalendarEraOrigins(calendar) && (spliceFields(merged, additionalFields, allYearFieldNames), calendar && calendar.je && spliceFields(merged, additionalFields, monthDayFieldNames, eraYearFieldNames)), merged;
}
function spliceFields(dest, additional, allPropNames, deletablePropNames) {
  let anyMatching = 0;
  const nonMatchingPropNames = [];
  for (const propName of allPropNames) {
    void 0 !== additional[propName] ? anyMatching = 1 : nonMatchingPropNames.push(propName);
  }
  if (Object.assign(dest, additional), anyMatching) {
    for (const deletablePropName of deletablePropNames || nonMatchingPropNames) {
      delete dest[deletablePropName];
    }
  }
}
function mergeZonedDateTimeFields(calendar, zonedDateTimeSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateTimeAndOffsetFieldNamesAlpha, dateTimeAndOffsetFieldNamesWithEraAlpha);
  const zonedSlots = zonedEpochSlotsToIso(zonedDateTimeSlots);
  const { year, month, day } = computeCalendarDateFields(calendar, zonedSlots);
  const origFields = {
    year,
    monthCode: computeMonthCode(calendar, year, month),
    day,
    hour: zonedSlots.hour,
    minute: zonedSlots.minute,
    second: zonedSlots.second,
    millisecond: zonedSlots.millisecond,
    microsecond: zonedSlots.microsecond,
    nanosecond: zonedSlots.nanosecond,
    offset: zonedSlots.offsetNanoseconds
  };
  const partialFields = readAndRefineBagFields(modFields, validFieldNames, zonedDateTimeFieldRefiners);
  const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
  return [{
    ...origFields,
    ...partialFields
  }, mergedCalendarFields];
}
function mergeDateTimeFields(calendar, plainDateTimeSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateTimeFieldNamesAlpha, dateTimeFieldNamesWithEraAlpha);
  const { year, month, day } = computeCalendarDateFields(calendar, plainDateTimeSlots);
  const origFields = {
    year,
    monthCode: computeMonthCode(calendar, year, month),
    day,
    hour: plainDateTimeSlots.hour,
    minute: plainDateTimeSlots.minute,
    second: plainDateTimeSlots.second,
    millisecond: plainDateTimeSlots.millisecond,
    microsecond: plainDateTimeSlots.microsecond,
    nanosecond: plainDateTimeSlots.nanosecond
  };
  const partialFields = readAndRefineBagFields(modFields, validFieldNames, dateTimeFieldRefiners);
  const mergedCalendarFields = mergeCalendarFields(calendar, origFields, partialFields);
  return [{
    ...origFields,
    ...partialFields
  }, mergedCalendarFields];
}
function mergeDateFields(calendar, plainDateSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
  const { year, month, day } = computeCalendarDateFields(calendar, plainDateSlots);
  return mergeCalendarFields(calendar, {
    year,
    monthCode: computeMonthCode(calendar, year, month),
    day
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeYearMonthFields(calendar, plainYearMonthSlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, yearMonthFieldNamesAlpha, yearMonthFieldNamesWithEraAlpha);
  const { year, month } = computeCalendarDateFields(calendar, plainYearMonthSlots);
  return mergeCalendarFields(calendar, {
    year,
    monthCode: computeMonthCode(calendar, year, month)
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function mergeMonthDayFields(calendar, plainMonthDaySlots, modFields) {
  const validFieldNames = getCalendarFieldNames(calendar, dateFieldNamesAlpha, dateFieldNamesWithEraAlpha);
  const { year, month, day } = computeCalendarDateFields(calendar, plainMonthDaySlots);
  return mergeCalendarFields(calendar, {
    monthCode: computeMonthCode(calendar, year, month),
    day
  }, readAndRefineBagFields(modFields, validFieldNames, dateFieldRefiners));
}
function createZonedDateTimeFromMergedFields(zonedDateTimeSlots, mergedAllFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig) {
  const { calendar, timeZone: timeZone2 } = zonedDateTimeSlots;
  return createZonedEpochNanoSlots(getMatchingInstantFor(timeZone2, combineDateAndTime(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow)), mergedAllFields.offset, offsetDisambig, epochDisambig), timeZone2, calendar);
}
function createDateTimeFromMergedFields(mergedAllFields, calendarFields, calendar, year, monthCodeParts, overflow) {
  return createDateTimeFromRefinedFields(createDateFromRefinedFields(calendarFields, calendar, year, monthCodeParts, overflow), constrainTimeFields(mergedAllFields, overflow), calendar);
}
function mergeTimeFields(initialFields, modFields) {
  return {
    ...pluckProps(timeFieldNamesAlpha, initialFields),
    ...readAndRefineBagFields(modFields, timeFieldNamesAlpha, timeFieldRefiners)
  };
}
function mergeDurationFields(slots, fields) {
  return createDurationSlots((initialFields = slots, modFields = fields, validateDurationFields({
    ...initialFields,
    ...readAndRefineBagFields(modFields, durationFieldNamesAlpha, durationFieldRefiners)
  })));
  var initialFields, modFields;
}
function computeMonthCode(calendar, year, month) {
  const [monthCodeNumber, isLeapMonth] = computeCalendarMonthCodeParts(calendar, year, month);
  return formatMonthCode(monthCodeNumber, isLeapMonth);
}
function totalDuration(refineRelativeTo, slots, options) {
  const [totalUnit, relativeToSlots] = ((options2, refineRelativeTo2) => {
    const relativeToInternals = refineRelativeTo2((options2 = normalizeOptionsOrString(options2, "unit")).relativeTo);
    let totalUnit2 = coerceTotalUnit(options2);
    return totalUnit2 = requirePropDefined("unit", totalUnit2), [totalUnit2, relativeToInternals];
  })(options, refineRelativeTo);
  const maxDurationUnit = getMaxDurationUnit(slots);
  const maxUnit = Math.max(totalUnit, maxDurationUnit);
  const isZoned = relativeToSlots && isZonedEpochSlots(relativeToSlots);
  if (!relativeToSlots && isUniformUnit(maxUnit, isZoned)) {
    return totalDayTimeDuration(slots, totalUnit);
  }
  if (relativeToSlots || throwRangeError("Missing relativeTo"), !slots.sign && (!isZoned || totalUnit < 6)) {
    return 0;
  }
  const [balancedDuration, endEpochNano, relativeOps] = spanRelativeDuration(relativeToSlots, slots, totalUnit);
  return isUniformUnit(totalUnit, isZoned) ? totalDayTimeDuration(balancedDuration, totalUnit) : ((durationFields, endEpochNano2, totalUnit2, relativeOps2) => {
    const fieldName = durationFieldNamesAsc[totalUnit2];
    const baseDurationFields = clearDurationFields(totalUnit2, durationFields);
    return totalRelativeUnit(durationFields[fieldName], computeDurationSign(durationFields) || 1, endEpochNano2, (value) => (baseDurationFields[fieldName] = value, moveRelativeMarkerToEpochNano(relativeOps2, baseDurationFields)));
  })(balancedDuration, endEpochNano, totalUnit, relativeOps);
}
function totalDayTimeDuration(durationFields, totalUnit) {
  return divideBigNanoToExactNumber(durationDayTimeToBigNano(durationFields), unitNanoMap[totalUnit]);
}
function instantToZonedDateTime(instantSlots, timeZone2, calendar) {
  return createZonedEpochNanoSlots(instantSlots.epochNanoseconds, timeZone2, calendar);
}
function zonedDateTimeToInstant(zonedDateTimeSlots0) {
  return createEpochNanoSlots(zonedDateTimeSlots0.epochNanoseconds);
}
function zonedDateTimeToDateTime(zonedDateTimeSlots0) {
  return createDateTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToDate(zonedDateTimeSlots0) {
  return createDateSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0), zonedDateTimeSlots0.calendar);
}
function zonedDateTimeToTime(zonedDateTimeSlots0) {
  return createTimeSlots(zonedEpochSlotsToIso(zonedDateTimeSlots0));
}
function dateTimeToZonedDateTime(plainDateTimeSlots, timeZone2, epochDisambig) {
  return createZonedEpochNanoSlots(checkEpochNanoInBounds(getSingleInstantFor(timeZone2, plainDateTimeSlots, epochDisambig)), timeZone2, plainDateTimeSlots.calendar);
}
function dateToZonedDateTime(plainDateSlots, timeZone2, timeFields) {
  let epochNano;
  return epochNano = timeFields ? getSingleInstantFor(timeZone2, combineDateAndTime(plainDateSlots, timeFields)) : getStartOfDayInstantFor(timeZone2, combineDateAndTime(plainDateSlots, timeFieldDefaults)), createZonedEpochNanoSlots(epochNano, timeZone2, plainDateSlots.calendar);
}
function yearMonthToDate(calendar, input, bag) {
  return mergeFieldsIntoDate(calendar, pluckProps(getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), input), readAndRefineBagFields(requireObjectLike(bag), dayFieldNamesAsc, dateFieldRefiners, []));
}
function monthDayToDate(calendar, input, bag) {
  const extraFieldNames = getCalendarFieldNames(calendar, yearFieldNamesAsc, yearFieldNamesWithEraAlpha);
  return mergeFieldsIntoDate(calendar, pluckProps(monthCodeDayFieldNamesAlpha, input), readAndRefineBagFields(requireObjectLike(bag), extraFieldNames, dateFieldRefiners, []));
}
function fieldsToMonthDay(calendar, input) {
  const refinedFields = readAndRefineBagFields(input, monthCodeDayFieldNamesAlpha, dateFieldRefiners);
  const [year, monthCodeParts] = refineMonthDayFields(refinedFields, calendar);
  return createMonthDayFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function fieldsToYearMonth(calendar, input) {
  const refinedFields = readAndRefineBagFields(input, getCalendarFieldNames(calendar, yearMonthCodeFieldNamesAlpha, yearMonthCodeFieldNamesWithEraAlpha), dateFieldRefiners);
  const [year, monthCodeParts] = refineCalendarDateFields(refinedFields, calendar, 1);
  return createYearMonthFromRefinedFields(refinedFields, calendar, year, monthCodeParts, 0);
}
function mergeFieldsIntoDate(calendar, inputFields, extraFields) {
  const mergedFieldNames = getCalendarFieldNames(calendar, yearMonthCodeDayFieldNamesAlpha, yearMonthCodeDayFieldNamesWithEraAlpha);
  let mergedFields = mergeCalendarFields(calendar, inputFields, extraFields);
  mergedFields = readAndRefineBagFields(mergedFields, mergedFieldNames, dateFieldRefiners, []);
  const [year, monthCodeParts] = refineCalendarDateFields(mergedFields, calendar);
  return createDateFromRefinedFields(mergedFields, calendar, year, monthCodeParts, 0);
}
function epochMilliToInstant(epochMilli) {
  return createEpochNanoSlots(checkEpochNanoInBounds(BigInt(toStrictInteger(epochMilli)) * bigNanoInMilli));
}
function epochNanoToInstant(epochNano) {
  return createEpochNanoSlots(checkEpochNanoInBounds(toBigInt(epochNano)));
}
function applyPlainFormatTimeZone(options) {
  return options.timeZone = "UTC", ["full", "long"].includes(options.timeStyle) && (options.timeStyle = "medium"), options;
}
function applyZonedFormatTimeZone(options, timeZoneId) {
  return void 0 !== options.timeZone && throwTypeError("Cannot specify TimeZone"), options.timeZone = timeZoneId, options;
}
function checkResolvedCalendarCompatible(format, slots, strictCalendarCheck) {
  const resolvedCalendarId = format.resolvedOptions().calendar;
  !strictCalendarCheck && slots.calendar === isoCalendarImpl || getCalendarSlotId(slots.calendar) === resolvedCalendarId || throwRangeError("Mismatching Calendars");
}
function createOptionsTransformer(shapeFieldNames, invalidShapeFieldNames, ignoredFieldNames, defaultShapeFields, dateStyleReplacementFields) {
  const shapeFieldNameSet = new Set(shapeFieldNames);
  const invalidShapeFieldNameSet = new Set(invalidShapeFieldNames);
  const ignoredFieldNameSet = new Set(ignoredFieldNames);
  return (options, allowPartialOverlap) => {
    let dateStyle;
    let timeStyle;
    const granularShapeFields = {};
    const modifierFields = {};
    const otherFields = {};
    let hasInvalidGranularShapeFields = 0;
    let hasInvalidStyleFields = 0;
    for (const name of Object.keys(options)) {
      const value = options[name];
      void 0 === value || ignoredFieldNameSet.has(name) || (shapeFieldNameSet.has(name) ? "dateStyle" === name ? dateStyle = value : "timeStyle" === name ? timeStyle = value : granularShapeFields[name] = value : "era" === name ? modifierFields[name] = value : invalidShapeFieldNameSet.has(name) ? "dateStyle" === name || "timeStyle" === name ? hasInvalidStyleFields = 1 : hasInvalidGranularShapeFields = 1 : otherFields[name] = value);
    }
    const hasDateStyle = void 0 !== dateStyle;
    const hasTimeStyle = void 0 !== timeStyle;
    const hasAnyStyle = hasDateStyle || hasTimeStyle;
    const hasGranularShapeFields = Object.keys(granularShapeFields).length > 0;
    const hasInvalids = hasInvalidGranularShapeFields || hasInvalidStyleFields;
    const hasShapeFields = hasGranularShapeFields || hasDateStyle || hasTimeStyle;
    const hasModifierFields = Object.keys(modifierFields).length > 0;
    (!allowPartialOverlap && hasInvalids || allowPartialOverlap && hasInvalids && !hasShapeFields || hasAnyStyle && (hasGranularShapeFields || hasModifierFields || hasInvalidGranularShapeFields)) && throwTypeError("Invalid formatting options");
    const transformedOptions = {};
    return hasAnyStyle || hasShapeFields || Object.assign(transformedOptions, defaultShapeFields), Object.assign(transformedOptions, granularShapeFields, modifierFields, otherFields), hasDateStyle && (dateStyleReplacementFields ? Object.assign(transformedOptions, dateStyleReplacementFields[dateStyle]) : transformedOptions.dateStyle = dateStyle), hasTimeStyle && (transformedOptions.timeStyle = timeStyle), transformedOptions;
  };
}
var dateDefaultShapeFields = {
  year: "numeric",
  month: "numeric",
  day: "numeric"
};
var timeDefaultShapeFields = {
  hour: "numeric",
  minute: "numeric",
  second: "numeric"
};
var dateTimeDefaultShapeFields = /* @__PURE__ */ Object.assign({}, dateDefaultShapeFields, timeDefaultShapeFields);
var dateShapeFieldNames = ["weekday", "year", "month", "day", "dateStyle"];
var timeShapeFieldNames = ["dayPeriod", "hour", "minute", "second", "fractionalSecondDigits", "timeStyle"];
var dateTimeShapeFieldNames = /* @__PURE__ */ dateShapeFieldNames.concat(timeShapeFieldNames);
var yearMonthIgnoredFieldNames = /* @__PURE__ */ ["weekday", "day"].concat(timeShapeFieldNames);
var monthDayIgnoredFieldNames = /* @__PURE__ */ ["weekday", "year"].concat(timeShapeFieldNames);
var transformInstantOptions = /* @__PURE__ */ createOptionsTransformer(dateTimeShapeFieldNames, [], [], dateTimeDefaultShapeFields);
var transformZonedOptions = /* @__PURE__ */ createOptionsTransformer(dateTimeShapeFieldNames, [], [], {
  ...dateTimeDefaultShapeFields,
  timeZoneName: "short"
});
var transformDateTimeOptions = /* @__PURE__ */ createOptionsTransformer(dateTimeShapeFieldNames, [], ["timeZoneName"], dateTimeDefaultShapeFields);
var transformDateOptions = /* @__PURE__ */ createOptionsTransformer(dateShapeFieldNames, timeShapeFieldNames, ["timeZoneName"], dateDefaultShapeFields);
var transformTimeOptions = /* @__PURE__ */ createOptionsTransformer(timeShapeFieldNames, dateShapeFieldNames, ["timeZoneName", "era"], timeDefaultShapeFields);
var transformYearMonthOptions = /* @__PURE__ */ createOptionsTransformer(["year", "month", "dateStyle"], yearMonthIgnoredFieldNames, ["timeZoneName"], {
  year: "numeric",
  month: "numeric"
}, {
  full: {
    year: "numeric",
    month: "long"
  },
  long: {
    year: "numeric",
    month: "long"
  },
  medium: {
    year: "numeric",
    month: "short"
  },
  short: {
    year: "2-digit",
    month: "numeric"
  }
});
var transformMonthDayOptions = /* @__PURE__ */ createOptionsTransformer(["month", "day", "dateStyle"], monthDayIgnoredFieldNames, ["timeZoneName", "era"], {
  month: "numeric",
  day: "numeric"
}, {
  full: {
    month: "long",
    day: "numeric"
  },
  long: {
    month: "long",
    day: "numeric"
  },
  medium: {
    month: "short",
    day: "numeric"
  },
  short: {
    month: "numeric",
    day: "numeric"
  }
});
function zonedDateTimeWithPlainTime(zonedDateTimeSlots, plainTimeFields) {
  const { timeZone: timeZone2 } = zonedDateTimeSlots;
  const newIsoDateTime = combineDateAndTime(zonedEpochSlotsToIso(zonedDateTimeSlots), plainTimeFields || timeFieldDefaults);
  return createZonedEpochNanoSlots(plainTimeFields ? getSingleInstantFor(timeZone2, newIsoDateTime) : getStartOfDayInstantFor(timeZone2, newIsoDateTime), timeZone2, zonedDateTimeSlots.calendar);
}
function refineDirectionOptions(options) {
  const normalizedOptions = normalizeOptionsOrString(options, "direction");
  const res = coerceDirection(normalizedOptions, 0);
  return res || throwRangeError(invalidEntity2("direction", res)), res;
}
function getCurrentIsoDateTime(timeZone2) {
  const epochNano = getCurrentEpochNano();
  const offsetNano = timeZone2.B(epochNano);
  return epochNanoToIsoDateTime(epochNano + BigInt(offsetNano));
}
function getCurrentEpochNano() {
  return BigInt(Date.now()) * bigNanoInMilli;
}
function getCurrentTimeZoneId() {
  return new RawDateTimeFormat().resolvedOptions().timeZone || "UTC";
}

// node_modules/temporal-polyfill/chunks/apiHelpers.js
var PlainYearMonthBranding = "PlainYearMonth";
var PlainMonthDayBranding = "PlainMonthDay";
var PlainDateBranding = "PlainDate";
var PlainDateTimeBranding = "PlainDateTime";
var PlainTimeBranding = "PlainTime";
var ZonedDateTimeBranding = "ZonedDateTime";
var InstantBranding = "Instant";
var DurationBranding = "Duration";
function defineTemporalClass(branding, cls, getSlots, ...getterMaps) {
  return Object.defineProperties(cls, createNameDescriptors(branding)), Object.defineProperties(cls.prototype, createStringTagDescriptors("Temporal." + branding)), Object.defineProperties(cls.prototype, mapProps((getter) => ({
    get() {
      return getter(getSlots(this));
    },
    configurable: 1
  }), Object.assign({}, ...getterMaps))), cls;
}
var attachDebugString = "noop" !== noop.name || globalThis.process ? noop : (instance) => {
  Object.defineProperty(instance, "_str_", {
    value: instance.toJSON()
  });
};
function invalidRecordType() {
  throwTypeError(invalidCallingContext);
}
function forbiddenValueOf2() {
  throwTypeError(forbiddenValueOf);
}
var yearMonthFieldGetters$1 = {
  era(slots) {
    return computeCalendarEraFields(slots.calendar, slots).era;
  },
  eraYear(slots) {
    return computeCalendarEraFields(slots.calendar, slots).eraYear;
  },
  year(slots) {
    return computeCalendarDateFields(slots.calendar, slots).year;
  },
  month(slots) {
    return computeCalendarDateFields(slots.calendar, slots).month;
  },
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  }
};
var dateFieldGetters$1 = {
  era(slots) {
    return computeCalendarEraFields(slots.calendar, slots).era;
  },
  eraYear(slots) {
    return computeCalendarEraFields(slots.calendar, slots).eraYear;
  },
  year(slots) {
    return computeCalendarDateFields(slots.calendar, slots).year;
  },
  month(slots) {
    return computeCalendarDateFields(slots.calendar, slots).month;
  },
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  },
  day(slots) {
    return computeCalendarDateFields(slots.calendar, slots).day;
  }
};
var monthDayFieldGetters$1 = {
  monthCode(slots) {
    return computeCalendarMonthCode(slots.calendar, slots);
  },
  day(slots) {
    return computeCalendarDateFields(slots.calendar, slots).day;
  }
};
var yearMonthDerivedGetters = {
  daysInMonth(slots) {
    return computeCalendarDaysInMonth(slots.calendar, slots);
  },
  daysInYear(slots) {
    return computeCalendarDaysInYear(slots.calendar, slots);
  },
  monthsInYear(slots) {
    return computeCalendarMonthsInYear(slots.calendar, slots);
  },
  inLeapYear(slots) {
    return computeCalendarInLeapYear(slots.calendar, slots);
  }
};
var dateDerivedGetters = {
  dayOfWeek(slots) {
    return computeIsoDayOfWeek(slots);
  },
  dayOfYear(slots) {
    return computeCalendarDayOfYear(slots.calendar, slots);
  },
  weekOfYear(slots) {
    return computeCalendarWeekOfYear(slots.calendar, slots);
  },
  yearOfWeek(slots) {
    return computeCalendarYearOfWeek(slots.calendar, slots);
  },
  daysInWeek() {
    return 7;
  },
  daysInMonth(slots) {
    return computeCalendarDaysInMonth(slots.calendar, slots);
  },
  daysInYear(slots) {
    return computeCalendarDaysInYear(slots.calendar, slots);
  },
  monthsInYear(slots) {
    return computeCalendarMonthsInYear(slots.calendar, slots);
  },
  inLeapYear(slots) {
    return computeCalendarInLeapYear(slots.calendar, slots);
  }
};
function diffInstants(invert, instantSlots0, instantSlots1, options) {
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 3, 5);
  return createDiffDurationSlots(invert, diffEpochNanosRounded(instantSlots0.epochNanoseconds, instantSlots1.epochNanoseconds, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffZonedDateTimes(invert, slots0, slots1, options) {
  const calendar = getCommonCalendar(slots0.calendar, slots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5);
  return createDiffDurationSlots(invert, diffZonedDateTimesRounded(calendar, slots0, slots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDateTimes(invert, plainDateTimeSlots0, plainDateTimeSlots1, options) {
  const calendar = getCommonCalendar(plainDateTimeSlots0.calendar, plainDateTimeSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6);
  return createDiffDurationSlots(invert, diffDateTimesRounded(calendar, plainDateTimeSlots0, plainDateTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffDates(invert, plainDateSlots0, plainDateSlots1, options) {
  const calendar = getCommonCalendar(plainDateSlots0.calendar, plainDateSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 6, 9, 6);
  return createDiffDurationSlots(invert, diffDatesRounded(calendar, plainDateSlots0, plainDateSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffYearMonths(invert, plainYearMonthSlots0, plainYearMonthSlots1, options) {
  const calendar = getCommonCalendar(plainYearMonthSlots0.calendar, plainYearMonthSlots1.calendar);
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 9, 9, 8);
  return createDiffDurationSlots(invert, diffYearMonthsRounded(calendar, plainYearMonthSlots0, plainYearMonthSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function diffTimes(invert, plainTimeSlots0, plainTimeSlots1, options) {
  const [largestUnit, smallestUnit, roundingInc, roundingMode] = refineDiffOptions(invert, options, 5, 5);
  return createDiffDurationSlots(invert, diffTimesRounded(plainTimeSlots0, plainTimeSlots1, largestUnit, smallestUnit, roundingInc, roundingMode));
}
function createDiffDurationSlots(invert, durationFields) {
  return createDurationSlots(invert ? negateDurationFields(durationFields) : durationFields);
}
function withDateFields(slots, modFields, options) {
  const { calendar } = slots;
  const fields = mergeDateFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar);
  const overflow = refineOverflowOptions(options);
  return createDateFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withDateTimeFields(slots, modFields, options) {
  const { calendar } = slots;
  const [mergedFields, calendarFields] = mergeDateTimeFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
  const overflow = refineOverflowOptions(options);
  return createDateTimeFromMergedFields(mergedFields, calendarFields, calendar, year, monthCodeParts, overflow);
}
function withYearMonthFields(slots, modFields, options) {
  const { calendar } = slots;
  const fields = mergeYearMonthFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(fields, calendar, 1);
  const overflow = refineOverflowOptions(options);
  return createYearMonthFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withMonthDayFields(slots, modFields, options) {
  const { calendar } = slots;
  const fields = mergeMonthDayFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineMonthDayFields(fields, calendar);
  const overflow = refineOverflowOptions(options);
  return createMonthDayFromRefinedFields(fields, calendar, year, monthCodeParts, overflow);
}
function withTimeFields(slots, modFields, options) {
  const refinedFields = mergeTimeFields(slots, modFields);
  const overflow = refineOverflowOptions(options);
  return resolveTimeFields(refinedFields, overflow);
}
function withZonedDateTimeFields(slots, modFields, options) {
  const { calendar } = slots;
  const [mergedFields, calendarFields] = mergeZonedDateTimeFields(calendar, slots, modFields);
  const [year, monthCodeParts] = refineCalendarDateFields(calendarFields, calendar);
  const [overflow, offsetDisambig, epochDisambig] = refineZonedFieldOptions(options, 2);
  return createZonedDateTimeFromMergedFields(slots, mergedFields, calendarFields, year, monthCodeParts, overflow, offsetDisambig, epochDisambig);
}

// node_modules/temporal-polyfill/chunks/classApi-basic.js
function resolveBasicCalendarId(rawCalendarId) {
  const lowerRawCalendarId = requireString(rawCalendarId).toLowerCase();
  return lowerRawCalendarId === isoCalendarId ? isoCalendarImpl : lowerRawCalendarId === gregoryCalendarId ? gregoryCalendarImpl : void throwRangeError(exoticCalendarRequired(rawCalendarId, "temporal-polyfill/full"));
}
function resolveBasicCalendarArg(rawCalendarId = isoCalendarId) {
  return resolveBasicCalendarId(rawCalendarId);
}
var zonedDateTimeSlotsMap = /* @__PURE__ */ new WeakMap();
var ZonedDateTime = /* @__PURE__ */ defineTemporalClass(ZonedDateTimeBranding, class {
  constructor(epochNanoseconds, timeZoneId, calendar = void 0) {
    const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
    const timeZone2 = queryTimeZone(refineTimeZoneId(timeZoneId));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initZonedDateTime(this, createZonedEpochNanoSlots(epochNano, timeZone2, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createZonedDateTime(toZonedDateTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareZonedEpochSlots(toZonedDateTimeSlots(arg0), toZonedDateTimeSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getZonedDateTimeSlots(this).calendar);
  }
  get timeZoneId() {
    return getZonedDateTimeSlots(this).timeZone.id;
  }
  get epochMilliseconds() {
    return epochNanoToMilli(getZonedDateTimeSlots(this).epochNanoseconds);
  }
  get epochNanoseconds() {
    return getZonedDateTimeSlots(this).epochNanoseconds;
  }
  get offset() {
    return formatOffsetNano(zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds);
  }
  get offsetNanoseconds() {
    return zonedEpochSlotsToIso(getZonedDateTimeSlots(this)).offsetNanoseconds;
  }
  get hoursInDay() {
    return computeZonedHoursInDay(getZonedDateTimeSlots(this));
  }
  with(mod3, options = void 0) {
    return createZonedDateTime(withZonedDateTimeFields(getZonedDateTimeSlots(this), validateBag(mod3), options));
  }
  withCalendar(calendarArg) {
    return createZonedDateTime({
      ...getZonedDateTimeSlots(this),
      calendar: refineCalendarArg(calendarArg)
    });
  }
  withTimeZone(timeZoneArg) {
    return createZonedDateTime({
      ...getZonedDateTimeSlots(this),
      timeZone: queryTimeZone(refineTimeZoneArg(timeZoneArg))
    });
  }
  withPlainTime(plainTimeArg = void 0) {
    return createZonedDateTime(zonedDateTimeWithPlainTime(getZonedDateTimeSlots(this), optionalToPlainTimeFields(plainTimeArg)));
  }
  add(durationArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    return createZonedDateTime(moveZonedEpochSlots(slots, toDurationSlots(durationArg), refineOverflowOptions(options)));
  }
  subtract(durationArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    return createZonedDateTime(moveZonedEpochSlots(slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)));
  }
  until(otherArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    const other = toZonedDateTimeSlots(otherArg);
    return createDuration(diffZonedDateTimes(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getZonedDateTimeSlots(this);
    const other = toZonedDateTimeSlots(otherArg);
    return createDuration(diffZonedDateTimes(1, slots, other, options));
  }
  round(options) {
    const slots = getZonedDateTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
    return createZonedDateTime(roundZonedEpochSlotsToUnit(slots, smallestUnit, roundingInc, roundingMode));
  }
  startOfDay() {
    return createZonedDateTime(computeZonedStartOfDay(getZonedDateTimeSlots(this)));
  }
  equals(otherArg) {
    return zonedDateTimesEqual(getZonedDateTimeSlots(this), toZonedDateTimeSlots(otherArg));
  }
  toInstant() {
    return createInstant(zonedDateTimeToInstant(getZonedDateTimeSlots(this)));
  }
  toPlainDateTime() {
    return createPlainDateTime(zonedDateTimeToDateTime(getZonedDateTimeSlots(this)));
  }
  toPlainDate() {
    return createPlainDate(zonedDateTimeToDate(getZonedDateTimeSlots(this)));
  }
  toPlainTime() {
    return createPlainTime(zonedDateTimeToTime(getZonedDateTimeSlots(this)));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getZonedDateTimeSlots(this);
    const format = new RawDateTimeFormat(locales, applyZonedFormatTimeZone(transformZonedOptions(options), getZonedTimeZoneId(slots)));
    return checkResolvedCalendarCompatible(format, slots), format.format(epochNanoToMilli(slots.epochNanoseconds));
  }
  toString(options = void 0) {
    return formatZonedDateTimeIso(getZonedDateTimeSlots(this), options);
  }
  toJSON() {
    return formatZonedDateTimeIso(getZonedDateTimeSlots(this));
  }
  getTimeZoneTransition(options) {
    const slots = getZonedDateTimeSlots(this);
    const newEpochNano = slots.timeZone.C(slots.epochNanoseconds, refineDirectionOptions(options));
    return void 0 !== newEpochNano ? createZonedDateTime({
      ...slots,
      epochNanoseconds: newEpochNano
    }) : null;
  }
  valueOf() {
    return forbiddenValueOf2();
  }
}, getZonedDateTimeIsoSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createZonedDateTime(slots) {
  return initZonedDateTime(Object.create(ZonedDateTime.prototype), slots);
}
function getZonedDateTimeSlots(obj) {
  return getZonedDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getZonedDateTimeIsoSlots(obj) {
  const slots = getZonedDateTimeSlots(obj);
  return {
    ...zonedEpochSlotsToIso(slots),
    calendar: slots.calendar
  };
}
function getZonedDateTimeSlotsIfPresent(obj) {
  return zonedDateTimeSlotsMap.get(obj);
}
function toZonedDateTimeSlots(arg, options) {
  if (isObjectLike2(arg)) {
    const ownSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return refineZonedFieldOptions(options), ownSlots;
    }
    const calendar = getCalendarFromBag(arg);
    return refineZonedDateTimeObjectLike(refineTimeZoneArg, calendar, arg, options);
  }
  return parseZonedDateTime(arg, resolveBasicCalendarId, options);
}
function initZonedDateTime(instance, slots) {
  return zonedDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function refineTimeZoneArg(arg) {
  if (isObjectLike2(arg)) {
    const slots = getZonedDateTimeSlotsIfPresent(arg);
    return slots || throwTypeError(invalidTimeZone(arg)), slots.timeZone.id;
  }
  return ((arg2) => resolveTimeZoneId(parseTimeZoneId(requireString(arg2))))(arg);
}
var instantSlotsMap = /* @__PURE__ */ new WeakMap();
var Instant = /* @__PURE__ */ defineTemporalClass(InstantBranding, class {
  constructor(epochNanoseconds) {
    const epochNano = checkEpochNanoInBounds(toBigInt(epochNanoseconds));
    initInstant(this, createEpochNanoSlots(epochNano));
  }
  static from(arg) {
    return createInstant(toInstantSlots(arg));
  }
  static fromEpochMilliseconds(epochMilli) {
    return createInstant(epochMilliToInstant(epochMilli));
  }
  static fromEpochNanoseconds(epochNano) {
    return createInstant(epochNanoToInstant(epochNano));
  }
  static compare(a2, b2) {
    return compareZonedEpochSlots(toInstantSlots(a2), toInstantSlots(b2));
  }
  get epochMilliseconds() {
    return epochNanoToMilli(getInstantSlots(this).epochNanoseconds);
  }
  get epochNanoseconds() {
    return getInstantSlots(this).epochNanoseconds;
  }
  add(durationArg) {
    const slots = getInstantSlots(this);
    return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, toDurationSlots(durationArg))));
  }
  subtract(durationArg) {
    const slots = getInstantSlots(this);
    return createInstant(createEpochNanoSlots(moveEpochNano(slots.epochNanoseconds, negateDurationFields(toDurationSlots(durationArg)))));
  }
  until(otherArg, options = void 0) {
    return createDuration(diffInstants(0, getInstantSlots(this), toInstantSlots(otherArg), options));
  }
  since(otherArg, options = void 0) {
    return createDuration(diffInstants(1, getInstantSlots(this), toInstantSlots(otherArg), options));
  }
  round(options) {
    const slots = getInstantSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5, 1);
    return createInstant(createEpochNanoSlots(roundBigNanoToDayOriginInc(slots.epochNanoseconds, computeBigNanoInc(smallestUnit, roundingInc), roundingMode)));
  }
  equals(otherArg) {
    return instantsEqual(getInstantSlots(this), toInstantSlots(otherArg));
  }
  toZonedDateTimeISO(timeZoneArg) {
    return createZonedDateTime(instantToZonedDateTime(getInstantSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg))));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getInstantSlots(this);
    return new RawDateTimeFormat(locales, transformInstantOptions(options)).format(epochNanoToMilli(slots.epochNanoseconds));
  }
  toString(options = void 0) {
    return formatInstantIso(refineTimeZoneArg, getInstantSlots(this), options);
  }
  toJSON() {
    return formatInstantIso(refineTimeZoneArg, getInstantSlots(this));
  }
  valueOf() {
    return forbiddenValueOf2();
  }
});
function createInstant(slots) {
  return initInstant(Object.create(Instant.prototype), slots);
}
function getInstantSlots(obj) {
  return getInstantSlotsIfPresent(obj) || invalidRecordType();
}
function getInstantSlotsIfPresent(obj) {
  return instantSlotsMap.get(obj);
}
function toInstantSlots(arg) {
  if (isObjectLike2(arg)) {
    const ownSlots = getInstantSlotsIfPresent(arg);
    if (ownSlots) {
      return ownSlots;
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return createEpochNanoSlots(zonedDateTimeSlots.epochNanoseconds);
    }
  }
  return parseInstant2(arg);
}
var { toTemporalInstant } = {
  toTemporalInstant() {
    const epochMilli = Date.prototype.valueOf.call(this);
    return createInstant(createEpochNanoSlots(BigInt(requireNumberIsInteger(epochMilli)) * bigNanoInMilli));
  }
};
function initInstant(instance, slots) {
  return instantSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
var plainMonthDaySlotsMap = /* @__PURE__ */ new WeakMap();
var PlainMonthDay = /* @__PURE__ */ defineTemporalClass(PlainMonthDayBranding, class {
  constructor(isoMonth, isoDay, calendar = void 0, referenceIsoYear) {
    const isoMonthInt = toIntegerWithTrunc(isoMonth);
    const isoDayInt = toIntegerWithTrunc(isoDay);
    const calendarImpl = resolveBasicCalendarArg(calendar);
    const isoYearInt = toIntegerWithTrunc(referenceIsoYear ?? isoEpochFirstLeapYear);
    const fields = checkIsoDateInBounds(validateIsoDateFields({
      year: isoYearInt,
      month: isoMonthInt,
      day: isoDayInt
    }));
    initPlainMonthDay(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainMonthDay(toPlainMonthDaySlots(arg, options));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainMonthDaySlots(this).calendar);
  }
  with(mod3, options = void 0) {
    return createPlainMonthDay(withMonthDayFields(getPlainMonthDaySlots(this), validateBag(mod3), options));
  }
  equals(otherArg) {
    return plainMonthDaysEqual(getPlainMonthDaySlots(this), toPlainMonthDaySlots(otherArg));
  }
  toPlainDate(bag) {
    const slots = getPlainMonthDaySlots(this);
    return createPlainDate(monthDayToDate(slots.calendar, this, bag));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainMonthDaySlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformMonthDayOptions(options)));
    return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainMonthDayIso(getPlainMonthDaySlots(this), options);
  }
  toJSON() {
    return formatPlainMonthDayIso(getPlainMonthDaySlots(this));
  }
  valueOf() {
    return forbiddenValueOf2();
  }
}, getPlainMonthDaySlots, monthDayFieldGetters$1);
function createPlainMonthDay(slots) {
  return initPlainMonthDay(Object.create(PlainMonthDay.prototype), slots);
}
function getPlainMonthDaySlots(obj) {
  return getPlainMonthDaySlotsIfPresent(obj) || invalidRecordType();
}
function getPlainMonthDaySlotsIfPresent(obj) {
  return plainMonthDaySlotsMap.get(obj);
}
function toPlainMonthDaySlots(arg, options) {
  if (isObjectLike2(arg)) {
    const ownSlots = getPlainMonthDaySlotsIfPresent(arg);
    if (ownSlots) {
      return refineOverflowOptions(options), ownSlots;
    }
    const calendarMaybe = extractCalendarFromBag(arg);
    return refinePlainMonthDayObjectLike(void 0 === calendarMaybe ? isoCalendarImpl : calendarMaybe, void 0 === calendarMaybe, arg, options);
  }
  const res = parsePlainMonthDay(arg, resolveBasicCalendarId);
  return refineOverflowOptions(options), res;
}
function initPlainMonthDay(instance, slots) {
  return plainMonthDaySlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
var plainYearMonthSlotsMap = /* @__PURE__ */ new WeakMap();
var PlainYearMonth = /* @__PURE__ */ defineTemporalClass(PlainYearMonthBranding, class {
  constructor(isoYear, isoMonth, calendar = void 0, referenceIsoDay) {
    const isoYearInt = toIntegerWithTrunc(isoYear);
    const isoMonthInt = toIntegerWithTrunc(isoMonth);
    const calendarImpl = resolveBasicCalendarArg(calendar);
    const isoDayInt = toIntegerWithTrunc(referenceIsoDay ?? 1);
    const fields = checkIsoYearMonthInBounds(validateIsoDateFields({
      year: isoYearInt,
      month: isoMonthInt,
      day: isoDayInt
    }));
    initPlainYearMonth(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainYearMonth(toPlainYearMonthSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareIsoDateFields(toPlainYearMonthSlots(arg0), toPlainYearMonthSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainYearMonthSlots(this).calendar);
  }
  with(mod3, options = void 0) {
    return createPlainYearMonth(withYearMonthFields(getPlainYearMonthSlots(this), validateBag(mod3), options));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainYearMonth(createDateSlots(moveYearMonth(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    const other = toPlainYearMonthSlots(otherArg);
    return createDuration(diffYearMonths(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainYearMonthSlots(this);
    const other = toPlainYearMonthSlots(otherArg);
    return createDuration(diffYearMonths(1, slots, other, options));
  }
  equals(otherArg) {
    return plainYearMonthsEqual(getPlainYearMonthSlots(this), toPlainYearMonthSlots(otherArg));
  }
  toPlainDate(bag) {
    const slots = getPlainYearMonthSlots(this);
    return createPlainDate(yearMonthToDate(slots.calendar, this, bag));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainYearMonthSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformYearMonthOptions(options)));
    return checkResolvedCalendarCompatible(format, slots, 1), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainYearMonthIso(getPlainYearMonthSlots(this), options);
  }
  toJSON() {
    return formatPlainYearMonthIso(getPlainYearMonthSlots(this));
  }
  valueOf() {
    return forbiddenValueOf2();
  }
}, getPlainYearMonthSlots, yearMonthFieldGetters$1, yearMonthDerivedGetters);
function createPlainYearMonth(slots) {
  return initPlainYearMonth(Object.create(PlainYearMonth.prototype), slots);
}
function getPlainYearMonthSlots(obj) {
  return getPlainYearMonthSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainYearMonthSlotsIfPresent(obj) {
  return plainYearMonthSlotsMap.get(obj);
}
function toPlainYearMonthSlots(arg, options) {
  if (isObjectLike2(arg)) {
    const ownSlots = getPlainYearMonthSlotsIfPresent(arg);
    if (ownSlots) {
      return refineOverflowOptions(options), ownSlots;
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainYearMonthObjectLike(calendar, arg, options);
  }
  const res = parsePlainYearMonth(arg, resolveBasicCalendarId);
  return refineOverflowOptions(options), res;
}
function initPlainYearMonth(instance, slots) {
  return plainYearMonthSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getTemporalBrandingAndSlots(obj) {
  if (!isObjectLike2(obj)) {
    return;
  }
  let slots = getInstantSlotsIfPresent(obj);
  return slots ? [InstantBranding, slots] : (slots = getZonedDateTimeSlotsIfPresent(obj), slots ? [ZonedDateTimeBranding, slots] : (slots = getPlainDateTimeSlotsIfPresent(obj), slots ? [PlainDateTimeBranding, slots] : (slots = getPlainDateSlotsIfPresent(obj), slots ? [PlainDateBranding, slots] : (slots = getPlainTimeSlotsIfPresent(obj), slots ? [PlainTimeBranding, slots] : (slots = getPlainYearMonthSlotsIfPresent(obj), slots ? [PlainYearMonthBranding, slots] : (slots = getPlainMonthDaySlotsIfPresent(obj), slots ? [PlainMonthDayBranding, slots] : (slots = getDurationSlotsIfPresent(obj), slots ? [DurationBranding, slots] : void 0)))))));
}
function validateBag(bag) {
  return (getTemporalBrandingAndSlots(bag) || void 0 !== bag.calendar || void 0 !== bag.timeZone) && throwTypeError(invalidBag), bag;
}
var plainTimeSlotsMap = /* @__PURE__ */ new WeakMap();
var PlainTime = /* @__PURE__ */ defineTemporalClass(PlainTimeBranding, class {
  constructor(hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0) {
    const fields = validateTimeFields(mapProps(toIntegerWithTrunc, {
      hour,
      minute,
      second,
      millisecond,
      microsecond,
      nanosecond
    }));
    initPlainTime(this, createTimeSlots(fields));
  }
  static from(arg, options = void 0) {
    return createPlainTime(toPlainTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareTimeFields(toPlainTimeSlots(arg0), toPlainTimeSlots(arg1));
  }
  with(mod3, options = void 0) {
    return createPlainTime(withTimeFields(getPlainTimeSlots(this), validateBag(mod3), options));
  }
  add(durationArg) {
    const slots = getPlainTimeSlots(this);
    return createPlainTime(moveTime(slots, toDurationSlots(durationArg))[0]);
  }
  subtract(durationArg) {
    const slots = getPlainTimeSlots(this);
    return createPlainTime(moveTime(slots, negateDurationFields(toDurationSlots(durationArg)))[0]);
  }
  until(otherArg, options = void 0) {
    return createDuration(diffTimes(0, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
  }
  since(otherArg, options = void 0) {
    return createDuration(diffTimes(1, getPlainTimeSlots(this), toPlainTimeSlots(otherArg), options));
  }
  round(options) {
    const slots = getPlainTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options, 5);
    return createPlainTime(roundTimeToUnit(slots, smallestUnit, roundingInc, roundingMode)[0]);
  }
  equals(other) {
    return plainTimesEqual(getPlainTimeSlots(this), toPlainTimeSlots(other));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainTimeSlots(this);
    return new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformTimeOptions(options))).format(timeFieldsToMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainTimeIso(getPlainTimeSlots(this), options);
  }
  toJSON() {
    return formatPlainTimeIso(getPlainTimeSlots(this));
  }
  valueOf() {
    return forbiddenValueOf2();
  }
}, getPlainTimeSlots, timeGetters);
function createPlainTime(slots) {
  return initPlainTime(Object.create(PlainTime.prototype), slots);
}
function getPlainTimeSlots(obj) {
  return getPlainTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainTimeSlotsIfPresent(obj) {
  return plainTimeSlotsMap.get(obj);
}
function toPlainTimeSlots(arg, options) {
  if (isObjectLike2(arg)) {
    const ownSlots = getPlainTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return refineOverflowOptions(options), ownSlots;
    }
    const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (dateTimeSlots) {
      return refineOverflowOptions(options), createTimeSlots(dateTimeSlots);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    return zonedDateTimeSlots ? (refineOverflowOptions(options), zonedDateTimeToTime(zonedDateTimeSlots)) : refinePlainTimeObjectLike(arg, options);
  }
  const timeSlots = parsePlainTime(arg);
  return refineOverflowOptions(options), timeSlots;
}
function optionalToPlainTimeFields(timeArg) {
  return void 0 === timeArg ? void 0 : toPlainTimeSlots(timeArg);
}
function initPlainTime(instance, slots) {
  return plainTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
var plainDateTimeSlotsMap = /* @__PURE__ */ new WeakMap();
var PlainDateTime = /* @__PURE__ */ defineTemporalClass(PlainDateTimeBranding, class {
  constructor(isoYear, isoMonth, isoDay, hour = 0, minute = 0, second = 0, millisecond = 0, microsecond = 0, nanosecond = 0, calendar = void 0) {
    const fields = checkIsoDateTimeInBounds(validateIsoDateTimeFields(mapProps(toIntegerWithTrunc, {
      year: isoYear,
      month: isoMonth,
      day: isoDay,
      hour,
      minute,
      second,
      millisecond,
      microsecond,
      nanosecond
    })));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initPlainDateTime(this, createDateTimeSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainDateTime(toPlainDateTimeSlots(arg, options));
  }
  static compare(arg0, arg1) {
    const slots0 = toPlainDateTimeSlots(arg0);
    const slots1 = toPlainDateTimeSlots(arg1);
    return compareIsoDateTimeFields(slots0, slots1);
  }
  get calendarId() {
    return getCalendarSlotId(getPlainDateTimeSlots(this).calendar);
  }
  with(mod3, options = void 0) {
    return createPlainDateTime(withDateTimeFields(getPlainDateTimeSlots(this), validateBag(mod3), options));
  }
  withCalendar(calendarArg) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(slots, refineCalendarArg(calendarArg)));
  }
  withPlainTime(plainTimeArg = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDateTime(createDateTimeSlots(moveDateTime(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    const other = toPlainDateTimeSlots(otherArg);
    return createDuration(diffDateTimes(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainDateTimeSlots(this);
    const other = toPlainDateTimeSlots(otherArg);
    return createDuration(diffDateTimes(1, slots, other, options));
  }
  round(options) {
    const slots = getPlainDateTimeSlots(this);
    const [smallestUnit, roundingInc, roundingMode] = refineRoundingOptions(options);
    return createPlainDateTime(createDateTimeSlots(roundDateTimeToUnit(slots, smallestUnit, roundingInc, roundingMode), slots.calendar));
  }
  equals(otherArg) {
    return plainDateTimesEqual(getPlainDateTimeSlots(this), toPlainDateTimeSlots(otherArg));
  }
  toZonedDateTime(timeZoneArg, options = void 0) {
    return createZonedDateTime(dateTimeToZonedDateTime(getPlainDateTimeSlots(this), queryTimeZone(refineTimeZoneArg(timeZoneArg)), refineEpochDisambigOptions(options)));
  }
  toPlainDate() {
    const slots = getPlainDateTimeSlots(this);
    return createPlainDate(createDateSlots(slots, slots.calendar));
  }
  toPlainTime() {
    return createPlainTime(createTimeSlots(getPlainDateTimeSlots(this)));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainDateTimeSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateTimeOptions(options)));
    return checkResolvedCalendarCompatible(format, slots), format.format(isoDateTimeToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainDateTimeIso(getPlainDateTimeSlots(this), options);
  }
  toJSON() {
    return formatPlainDateTimeIso(getPlainDateTimeSlots(this));
  }
  valueOf() {
    return forbiddenValueOf2();
  }
}, getPlainDateTimeSlots, dateFieldGetters$1, dateDerivedGetters, timeGetters);
function createPlainDateTime(slots) {
  return initPlainDateTime(Object.create(PlainDateTime.prototype), slots);
}
function getPlainDateTimeSlots(obj) {
  return getPlainDateTimeSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateTimeSlotsIfPresent(obj) {
  return plainDateTimeSlotsMap.get(obj);
}
function toPlainDateTimeSlots(arg, options) {
  if (isObjectLike2(arg)) {
    const ownSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (ownSlots) {
      return refineOverflowOptions(options), ownSlots;
    }
    const dateSlots = getPlainDateSlotsIfPresent(arg);
    if (dateSlots) {
      return refineOverflowOptions(options), createDateTimeSlots(combineDateAndTime(dateSlots, timeFieldDefaults), dateSlots.calendar);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return refineOverflowOptions(options), zonedDateTimeToDateTime(zonedDateTimeSlots);
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainDateTimeObjectLike(calendar, arg, options);
  }
  const res = parsePlainDateTime(arg, resolveBasicCalendarId);
  return refineOverflowOptions(options), res;
}
function initPlainDateTime(instance, slots) {
  return plainDateTimeSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
var plainDateSlotsMap = /* @__PURE__ */ new WeakMap();
var PlainDate = /* @__PURE__ */ defineTemporalClass(PlainDateBranding, class {
  constructor(isoYear, isoMonth, isoDay, calendar = void 0) {
    const fields = checkIsoDateInBounds(validateIsoDateFields(mapProps(toIntegerWithTrunc, {
      year: isoYear,
      month: isoMonth,
      day: isoDay
    })));
    const calendarImpl = resolveBasicCalendarArg(calendar);
    initPlainDate(this, createDateSlots(fields, calendarImpl));
  }
  static from(arg, options = void 0) {
    return createPlainDate(toPlainDateSlots(arg, options));
  }
  static compare(arg0, arg1) {
    return compareIsoDateFields(toPlainDateSlots(arg0), toPlainDateSlots(arg1));
  }
  get calendarId() {
    return getCalendarSlotId(getPlainDateSlots(this).calendar);
  }
  with(mod3, options = void 0) {
    return createPlainDate(withDateFields(getPlainDateSlots(this), validateBag(mod3), options));
  }
  withCalendar(calendarArg) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(slots, refineCalendarArg(calendarArg)));
  }
  add(durationArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, toDurationSlots(durationArg), refineOverflowOptions(options)), slots.calendar));
  }
  subtract(durationArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDate(createDateSlots(moveDate(slots.calendar, slots, negateDurationFields(toDurationSlots(durationArg)), refineOverflowOptions(options)), slots.calendar));
  }
  until(otherArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    const other = toPlainDateSlots(otherArg);
    return createDuration(diffDates(0, slots, other, options));
  }
  since(otherArg, options = void 0) {
    const slots = getPlainDateSlots(this);
    const other = toPlainDateSlots(otherArg);
    return createDuration(diffDates(1, slots, other, options));
  }
  equals(otherArg) {
    return plainDatesEqual(getPlainDateSlots(this), toPlainDateSlots(otherArg));
  }
  toZonedDateTime(options) {
    const optionsObj = isObjectLike2(options) ? {
      timeZone: options.timeZone,
      plainTime: options.plainTime
    } : {
      timeZone: options
    };
    const slots = getPlainDateSlots(this);
    const timeZoneId = refineTimeZoneArg(optionsObj.timeZone);
    const plainTimeArg = optionsObj.plainTime;
    const timeFields = void 0 !== plainTimeArg ? toPlainTimeSlots(plainTimeArg) : void 0;
    return createZonedDateTime(dateToZonedDateTime(slots, queryTimeZone(timeZoneId), timeFields));
  }
  toPlainDateTime(plainTimeArg = void 0) {
    const slots = getPlainDateSlots(this);
    return createPlainDateTime(createDateTimeFromRefinedFields(slots, optionalToPlainTimeFields(plainTimeArg), slots.calendar));
  }
  toPlainYearMonth() {
    const slots = getPlainDateSlots(this);
    return createPlainYearMonth(fieldsToYearMonth(slots.calendar, this));
  }
  toPlainMonthDay() {
    const slots = getPlainDateSlots(this);
    return createPlainMonthDay(fieldsToMonthDay(slots.calendar, this));
  }
  toLocaleString(locales = void 0, options = {}) {
    const slots = getPlainDateSlots(this);
    const format = new RawDateTimeFormat(locales, applyPlainFormatTimeZone(transformDateOptions(options)));
    return checkResolvedCalendarCompatible(format, slots), format.format(isoDateToEpochMilli(slots));
  }
  toString(options = void 0) {
    return formatPlainDateIso(getPlainDateSlots(this), options);
  }
  toJSON() {
    return formatPlainDateIso(getPlainDateSlots(this));
  }
  valueOf() {
    return forbiddenValueOf2();
  }
}, getPlainDateSlots, dateFieldGetters$1, dateDerivedGetters);
function createPlainDate(slots) {
  return initPlainDate(Object.create(PlainDate.prototype), slots);
}
function getPlainDateSlots(obj) {
  return getPlainDateSlotsIfPresent(obj) || invalidRecordType();
}
function getPlainDateSlotsIfPresent(obj) {
  return plainDateSlotsMap.get(obj);
}
function toPlainDateSlots(arg, options) {
  if (isObjectLike2(arg)) {
    const ownSlots = getPlainDateSlotsIfPresent(arg);
    if (ownSlots) {
      return refineOverflowOptions(options), ownSlots;
    }
    const dateTimeSlots = getPlainDateTimeSlotsIfPresent(arg);
    if (dateTimeSlots) {
      return refineOverflowOptions(options), createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
    }
    const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(arg);
    if (zonedDateTimeSlots) {
      return refineOverflowOptions(options), zonedDateTimeToDate(zonedDateTimeSlots);
    }
    const calendar = getCalendarFromBag(arg);
    return refinePlainDateObjectLike(calendar, arg, options);
  }
  const res = parsePlainDate(arg, resolveBasicCalendarId);
  return refineOverflowOptions(options), res;
}
function initPlainDate(instance, slots) {
  return plainDateSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
function getCalendarFromBag(bag) {
  const calendar = extractCalendarFromBag(bag);
  return void 0 === calendar ? isoCalendarImpl : calendar;
}
function extractCalendarFromBag(bag) {
  const { calendar: calendarArg } = bag;
  if (void 0 !== calendarArg) {
    return refineCalendarArg(calendarArg);
  }
}
function refineCalendarArg(arg) {
  if (isObjectLike2(arg)) {
    const slots = getPlainDateSlotsIfPresent(arg) || getPlainDateTimeSlotsIfPresent(arg) || getZonedDateTimeSlotsIfPresent(arg) || getPlainMonthDaySlotsIfPresent(arg) || getPlainYearMonthSlotsIfPresent(arg);
    return slots || throwTypeError(invalidCalendar(arg)), slots.calendar;
  }
  return ((arg2) => resolveBasicCalendarId(parseCalendarId(requireString(arg2))))(arg);
}
var durationSlotsMap = /* @__PURE__ */ new WeakMap();
var Duration = /* @__PURE__ */ defineTemporalClass(DurationBranding, class {
  constructor(years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0, nanoseconds = 0) {
    const fields = validateDurationFields(mapProps(toStrictInteger, {
      years,
      months,
      weeks,
      days,
      hours,
      minutes,
      seconds,
      milliseconds,
      microseconds,
      nanoseconds
    }));
    initDuration(this, createDurationSlots(fields));
  }
  static from(arg) {
    return createDuration(toDurationSlots(arg));
  }
  static compare(durationArg0, durationArg1, options = void 0) {
    return compareDurations(refinePublicRelativeTo, toDurationSlots(durationArg0), toDurationSlots(durationArg1), options);
  }
  get sign() {
    return getDurationSlots(this).sign;
  }
  get blank() {
    return !getDurationSlots(this).sign;
  }
  with(mod3) {
    return createDuration(mergeDurationFields(getDurationSlots(this), mod3));
  }
  negated() {
    return createDuration(negateDuration(getDurationSlots(this)));
  }
  abs() {
    return createDuration(absDuration(getDurationSlots(this)));
  }
  add(otherArg) {
    return createDuration(addDurationsWithoutRelativeTo(0, getDurationSlots(this), toDurationSlots(otherArg)));
  }
  subtract(otherArg) {
    return createDuration(addDurationsWithoutRelativeTo(1, getDurationSlots(this), toDurationSlots(otherArg)));
  }
  round(roundTo2) {
    return createDuration(roundDuration(refinePublicRelativeTo, getDurationSlots(this), roundTo2));
  }
  total(totalOf) {
    return totalDuration(refinePublicRelativeTo, getDurationSlots(this), totalOf);
  }
  toLocaleString(locales = void 0, options) {
    const slots = getDurationSlots(this);
    return Intl.DurationFormat ? new Intl.DurationFormat(locales, options).format(slots) : formatDurationIso(slots, options);
  }
  toString(options = void 0) {
    return formatDurationIso(getDurationSlots(this), options);
  }
  toJSON() {
    return formatDurationIso(getDurationSlots(this));
  }
  valueOf() {
    return forbiddenValueOf2();
  }
}, getDurationSlots, durationGetters);
function createDuration(slots) {
  return initDuration(Object.create(Duration.prototype), slots);
}
function getDurationSlots(obj) {
  return getDurationSlotsIfPresent(obj) || invalidRecordType();
}
function getDurationSlotsIfPresent(obj) {
  return durationSlotsMap.get(obj);
}
function toDurationSlots(arg) {
  if (isObjectLike2(arg)) {
    return getDurationSlotsIfPresent(arg) || refineDurationObjectLike(arg);
  }
  return parseDuration(arg);
}
function refinePublicRelativeTo(relativeTo) {
  if (void 0 !== relativeTo) {
    if (isObjectLike2(relativeTo)) {
      const zonedDateTimeSlots = getZonedDateTimeSlotsIfPresent(relativeTo);
      if (zonedDateTimeSlots) {
        return zonedDateTimeSlots;
      }
      const dateSlots = getPlainDateSlotsIfPresent(relativeTo);
      if (dateSlots) {
        return dateSlots;
      }
      const dateTimeSlots = getPlainDateTimeSlotsIfPresent(relativeTo);
      if (dateTimeSlots) {
        return createDateSlots(dateTimeSlots, dateTimeSlots.calendar);
      }
      const calendar = getCalendarFromBag(relativeTo);
      return refineMaybeZonedDateTimeObjectLike(refineTimeZoneArg, calendar, relativeTo);
    }
    return parseRelativeToSlots(relativeTo, resolveBasicCalendarId);
  }
}
function initDuration(instance, slots) {
  return durationSlotsMap.set(instance, slots), attachDebugString(instance), instance;
}
var Now = /* @__PURE__ */ Object.defineProperties({}, {
  ...createStringTagDescriptors("Temporal.Now"),
  ...createPropDescriptors({
    timeZoneId() {
      return getCurrentTimeZoneId();
    },
    instant() {
      return createInstant(createEpochNanoSlots(getCurrentEpochNano()));
    },
    zonedDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const timeZone2 = queryTimeZone(refineTimeZoneArg(timeZoneArg));
      return createZonedDateTime(createZonedEpochNanoSlots(getCurrentEpochNano(), timeZone2));
    },
    plainDateTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainDateTime(createDateTimeSlots(isoDateTime));
    },
    plainDateISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainDate(createDateSlots(isoDateTime));
    },
    plainTimeISO(timeZoneArg = getCurrentTimeZoneId()) {
      const isoDateTime = getCurrentIsoDateTime(queryTimeZone(refineTimeZoneArg(timeZoneArg)));
      return createPlainTime(createTimeSlots(isoDateTime));
    }
  })
});
var Temporal = /* @__PURE__ */ Object.defineProperties({}, {
  ...createStringTagDescriptors("Temporal"),
  ...createPropDescriptors({
    PlainYearMonth,
    PlainMonthDay,
    PlainDate,
    PlainTime,
    PlainDateTime,
    ZonedDateTime,
    Instant,
    Duration,
    Now
  })
});

// node_modules/temporal-polyfill/index.js
var Temporal2 = NativeTemporal || Temporal;
var toTemporalInstant2 = NativeTemporal ? Date.prototype.toTemporalInstant : toTemporalInstant;

// src/time/time-zone.ts
var LENGTH_MAX3 = 64;
function isTimeZone(zone) {
  if (zone.length > LENGTH_MAX3) return false;
  try {
    return Temporal2.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId === zone;
  } catch {
    return false;
  }
}

// src/model/leaf-schemas.ts
function leaf(expected2, read) {
  return pipe(
    unknown(),
    transform((value, context) => {
      const answer = read(value);
      if (answer !== void 0) return answer;
      context.issues.push({ code: "custom", message: expected2, input: value });
      return NEVER;
    })
  );
}
var LABEL_LENGTH_MAX = 200;
var ID_LENGTH_MAX = 128;
var REFERENCE_LENGTH_MAX = 256;
var FORMULA_TEXT_MAX = 1e5;
var isText = (value, longest) => typeof value === "string" && value.length > 0 && value.length <= longest && plainLine(value) === value;
var label = leaf("text", (value) => isText(value, LABEL_LENGTH_MAX) ? value : void 0);
var id = leaf("id", (value) => isText(value, ID_LENGTH_MAX) && value.trim() === value ? value : void 0);
var code = leaf("name", (value) => {
  if (typeof value !== "string" || value.length > REFERENCE_LENGTH_MAX) return void 0;
  const name = value.normalize("NFC");
  return isName(name) ? name : void 0;
});
var reference = leaf(
  "reference",
  (value) => isText(value, REFERENCE_LENGTH_MAX) ? value.normalize("NFC") : void 0
);
var decimal = leaf("decimal", decimalText);
var decimalNotNegative = leaf("decimal-not-negative", (value) => {
  const text = decimalText(value);
  return text?.startsWith("-") ? void 0 : text;
});
var formula = leaf("formula", (value) => {
  const text = decimalText(value);
  if (text !== void 0) return text;
  return typeof value === "string" && value.trim() !== "" && value.length <= FORMULA_TEXT_MAX ? value : void 0;
});
var boolean = leaf("boolean", (value) => typeof value === "boolean" ? value : void 0);
var scale = leaf(
  "scale",
  (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 18 ? value : void 0
);
var instant = leaf("instant", (value) => {
  const instant2 = typeof value === "string" ? parseInstant(value) : void 0;
  return instant2 === void 0 || instant2.nanoseconds !== 0 ? void 0 : instant2.text;
});
var timeZone = leaf(
  "time-zone",
  (value) => typeof value === "string" && isTimeZone(value) ? value : void 0
);
var currency = leaf(
  "currency",
  (value) => typeof value === "string" && (value === "document" || isCurrency(value)) ? value : void 0
);
function knownCurrencies() {
  return ["document", ...currencyCodes()];
}
function oneOf(values) {
  return literal(values, "one-of");
}
function list(item) {
  return array(item, "list");
}
function filledList(item) {
  return list(item).check(_minLength(1, "filled-list"));
}
var KNOWN_MEMBERS = "members:";
function strict(shape) {
  const known2 = KNOWN_MEMBERS + Object.keys(shape).join(",");
  return strictObject(shape, {
    error: (fault) => fault.code === "unrecognized_keys" ? known2 : "object"
  });
}
function byLook(expected2, choose) {
  return pipe(
    unknown(),
    transform((value, context) => {
      const schema = choose(value);
      if (schema === void 0) {
        context.issues.push({ code: "custom", message: expected2, input: value });
        return NEVER;
      }
      const parsed = safeParse(schema, value);
      if (parsed.success) return parsed.data;
      for (const fault of parsed.error.issues) context.issues.push({ ...fault, input: value });
      return NEVER;
    })
  );
}
function isObject2(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
var optional = exactOptional;

// src/model/price-schemas.ts
var bounds = {
  floor: optional(formula),
  cap: optional(formula),
  wins: optional(oneOf(["cap", "floor"])),
  negative: optional(oneOf(["mirror", "zero", "reject"]))
};
var band = strict({
  from: decimalNotNegative,
  rate: optional(decimal),
  unit: optional(decimal),
  flat: optional(decimal)
});
var banded = {
  measure: formula,
  bands: filledList(band),
  boundary: optional(oneOf(["lower", "upper"])),
  upTo: optional(decimal),
  overflow: optional(oneOf(["reject", "last-band"])),
  flatAtZero: optional(boolean)
};
var marginal = strict({ accumulator: reference, basis: oneOf(["marginal"]) });
var cumulative = strict({ accumulator: reference, basis: oneOf(["marginal", "before", "including"]) });
var PRICES = {
  formula: strict({ kind: literal("formula"), formula, ...bounds }),
  flat: strict({ kind: literal("flat"), amount: formula, ...bounds }),
  ratio: strict({ kind: literal("ratio"), rate: formula, base: formula, flat: optional(formula), ...bounds }),
  graduated: strict({ kind: literal("graduated"), ...banded, cumulative: optional(marginal), ...bounds }),
  volume: strict({ kind: literal("volume"), ...banded, cumulative: optional(cumulative), ...bounds }),
  complement: strict({ kind: literal("complement"), total: reference, less: filledList(reference), ...bounds })
};
var PARTS = {
  formula: exactPartial(PRICES.formula),
  flat: exactPartial(PRICES.flat),
  ratio: exactPartial(PRICES.ratio),
  graduated: exactPartial(PRICES.graduated),
  volume: exactPartial(PRICES.volume),
  complement: exactPartial(PRICES.complement)
};
var partOfAnyKind = exactPartial(
  strict({
    formula,
    amount: formula,
    rate: formula,
    base: formula,
    flat: formula,
    ...banded,
    cumulative,
    total: reference,
    less: filledList(reference),
    ...bounds
  })
);
var PRICE_KINDS = Object.keys(PRICES);
var unknownKind = looseObject({ kind: oneOf(PRICE_KINDS) }, "object");
function kindOf2(value) {
  return isObject2(value) ? PRICE_KINDS.find((kind) => kind === value.kind) : void 0;
}
var statedPrice = byLook("object", (value) => {
  const kind = kindOf2(value);
  return kind === void 0 ? unknownKind : PRICES[kind];
});
var pricePart = byLook("object", (value) => {
  const kind = kindOf2(value);
  if (kind !== void 0) return PARTS[kind];
  return isObject2(value) && "kind" in value ? unknownKind : partOfAnyKind;
});
function completePrice(price) {
  const bounded2 = { wins: "cap", negative: "mirror" };
  return price.kind === "graduated" || price.kind === "volume" ? { ...bounded2, overflow: "reject", flatAtZero: false, ...price } : { ...bounded2, ...price };
}

// src/model/complete-model.ts
var DEFAULT_SCALES = { ratio: 6, quantity: 6, integer: 0 };
function completeParty({ code: code2, label: label2, is, id: id2, factor }) {
  const named2 = label2 === void 0 ? { code: code2 } : { code: code2, label: label2 };
  if (is !== void 0) return { ...named2, is };
  return factor === void 0 ? { ...named2, id: id2 ?? code2 } : { ...named2, factor };
}
function completeFactor(draft, currency2) {
  const { default: fallback, ...rest } = draft;
  const value = fallback === void 0 ? void 0 : factValue(draft, fallback);
  const isMoney = draft.type === "money" || draft.of === "money";
  const own2 = isMoney ? { currency: draft.currency ?? currency2 } : {};
  const scale2 = draft.scale ?? defaultScale(draft.type, own2.currency);
  return {
    ...rest,
    ...own2,
    ...scale2 === void 0 ? {} : { scale: scale2 },
    ...value === void 0 ? {} : { default: value },
    sensitive: draft.sensitive ?? false
  };
}
function defaultScale(type, currency2) {
  if (type === "ratio" || type === "quantity" || type === "integer") return DEFAULT_SCALES[type];
  return type === "money" && currency2 !== void 0 && isCurrency(currency2) ? minorDigits(currency2) : void 0;
}
function completeFee(draft) {
  const { price, payer, payee, rounding: rounding2, ...rest } = draft;
  const common = {
    ...rest,
    enabled: draft.enabled ?? true,
    clearing: draft.clearing ?? draft.code,
    ...price === void 0 ? {} : { price: completePrice(price) }
  };
  if (payer !== void 0 && payee !== void 0 && rounding2 !== void 0 && draft.booked !== false) {
    return { ...common, booked: true, payer, payee, rounding: rounding2 };
  }
  return {
    ...common,
    booked: false,
    ...payer === void 0 ? {} : { payer },
    ...payee === void 0 ? {} : { payee },
    ...rounding2 === void 0 ? {} : { rounding: rounding2 }
  };
}
function completeApportionment(draft, fee) {
  const payer = draft.payer ?? fee?.payer;
  return {
    ...draft,
    ...payer === void 0 ? {} : { payer },
    clearing: draft.clearing ?? fee?.clearing ?? draft.code,
    spill: draft.spill ?? "by-weight",
    remainder: draft.remainder ?? "largest"
  };
}

// src/model/deep-freeze.ts
function deepFreeze(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}

// src/model/shape-faults.ts
function addShapeFaults(faults, found, value, at4) {
  for (const each of found) {
    const inner = each.path.map((step) => typeof step === "number" ? step : String(step));
    const path = [...at4, ...inner];
    if (each.code === "unrecognized_keys") addUnknownMembers(faults, each.keys, each.message, path);
    else addWrongValue(faults, each, valueAt(value, inner), path);
  }
}
function addUnknownMembers(faults, keys, message, path) {
  const known2 = message.slice(KNOWN_MEMBERS.length).split(",");
  for (const key of keys) {
    faults.add("key-unknown", [...path, key], { key, nearest: faults.nearest(key, known2), known: known2.join(", ") });
  }
}
function addWrongValue(faults, found, arrived, path) {
  const expected2 = expectationOf(found);
  const values = found.code === "invalid_value" ? found.values.map(String) : void 0;
  const options = values?.join(", ");
  if (arrived === void 0) {
    faults.add("value-missing", path, { key: String(path.at(-1) ?? ""), expected: expected2, options });
    return;
  }
  const known2 = values ?? (expected2 === "currency" ? knownCurrencies() : []);
  const nearest = typeof arrived.value === "string" ? faults.nearest(arrived.value, known2) : void 0;
  faults.add("value-invalid", path, { found: shown(arrived.value), expected: expected2, options, nearest });
}
function expectationOf({ message }) {
  if (isExpectation(message)) return message;
  throw new TypeError(`feewright: a schema without an expectation (${message}); this is a bug`);
}
function valueAt(root, path) {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject2(value) && Object.hasOwn(value, step)) value = value[step];
    else return void 0;
  }
  return value === void 0 ? void 0 : { value };
}

// src/model/draft.ts
function readItems(schema, definition, member, faults) {
  const list2 = isObject2(definition) ? definition[member] : void 0;
  if (!Array.isArray(list2)) return [];
  return list2.map((value, index) => {
    const at4 = (...field2) => [member, index, ...field2];
    const parsed = safeParse(schema, value);
    if (!parsed.success) addShapeFaults(faults, parsed.error.issues, value, at4());
    const code2 = isObject2(value) && typeof value.code === "string" ? value.code.normalize("NFC") : void 0;
    return { code: code2, item: parsed.success ? parsed.data : void 0, at: at4 };
  });
}

// src/model/faults.ts
var FAULTS_MAX = 20;
var Faults = class {
  #kept = [];
  #count = 0;
  get isEmpty() {
    return this.#count === 0;
  }
  add(code2, path, facts) {
    this.#count += 1;
    if (this.#count <= FAULTS_MAX) this.#kept.push(issue2(code2, path, facts));
  }
  take(issues) {
    for (const { code: code2, path, facts } of issues) this.add(code2, path, facts);
  }
  /** The known name nearest to an unknown one. Not looked for once no one will read it. */
  nearest(name, known2) {
    return this.#count < FAULTS_MAX ? nearestName(name, known2) : void 0;
  }
  list() {
    if (this.#count <= FAULTS_MAX) return this.#kept;
    const shown2 = FAULTS_MAX - 1;
    return [...this.#kept.slice(0, shown2), issue2("faults-more", [], { count: this.#count - shown2 })];
  }
};

// src/model/rounding-schema.ts
var modeAlone = pipe(
  oneOf(ROUNDING_MODES),
  transform((mode) => ({ mode }))
);
var modeAndScale = strict({ mode: oneOf(ROUNDING_MODES), scale: optional(scale) });
var rounding = byLook("rounding", (value) => {
  if (typeof value === "string") return modeAlone;
  return isObject2(value) ? modeAndScale : void 0;
});

// src/model/model-schemas.ts
var condition = leaf("condition", (value) => {
  if (typeof value === "string") return value.trim() === "" ? void 0 : value;
  return isObject2(value) ? value : void 0;
});
var shareName = strict({ apportionment: reference, bearer: reference });
var toBearer = strict({ to: reference });
var unplaced = byLook("unplaced", (value) => {
  if (isObject2(value)) return toBearer;
  return typeof value === "string" ? oneOf(["keep", "reject"]) : void 0;
});
var adds = byLook("adds", (value) => {
  if (isObject2(value)) return shareName;
  return typeof value === "string" ? reference : void 0;
});
var bearer = strict({ code: reference, weight: formula, cap: optional(formula) });
var bearers = filledList(bearer);
var keyParts = list(reference);
var named = { code, label: optional(label) };
var partySchema = strict({
  ...named,
  is: optional(oneOf(["owner"])),
  id: optional(id),
  factor: optional(reference)
});
var factorSchema = strict({
  ...named,
  type: oneOf(["money", "ratio", "quantity", "integer", "text", "boolean", "date", "list"]),
  of: optional(oneOf(["money", "ratio", "quantity", "integer", "text", "date"])),
  currency: optional(currency),
  scale: optional(scale),
  // Of which type it must be, the factor's own type says.
  default: optional(leaf("object", (value) => value)),
  sensitive: optional(boolean)
});
var feeSchema = strict({
  ...named,
  payer: optional(reference),
  payee: optional(reference),
  booked: optional(boolean),
  enabled: optional(boolean),
  when: optional(condition),
  price: optional(statedPrice),
  rounding: optional(rounding),
  clearing: optional(id)
});
var apportionmentSchema = strict({
  ...named,
  of: reference,
  payee: reference,
  payer: optional(reference),
  rounding: optional(rounding),
  clearing: optional(id),
  bearers,
  spill: optional(oneOf(["by-weight", "none"])),
  unplaced,
  remainder: optional(oneOf(["largest"]))
});
var accumulatorSchema = strict({
  ...named,
  adds,
  when: optional(condition),
  key: keyParts,
  window: oneOf(["day", "week", "month", "quarter", "year", "lifetime"]),
  timeZone: optional(timeZone),
  limit: optional(formula)
});
var items = optional(array(unknown(), "list"));
var modelHead = strict({
  format: oneOf([1]),
  code: id,
  label: optional(label),
  business: id,
  currency,
  parties: items,
  factors: items,
  fees: items,
  apportionments: items,
  accumulators: items
});

// src/model/json-bytes.ts
var PLAIN_ASCII = /^[ !#-[\]-~]*$/;
function jsonBytes(value, enough) {
  if (typeof value !== "string") return String(typeof value === "bigint" && isHuge(value) ? HUGE_TEXT : value).length;
  if (value.length > enough) return value.length;
  if (PLAIN_ASCII.test(value)) return value.length + 2;
  return utf8Bytes(JSON.stringify(value));
}
function utf8Bytes(text) {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 128) bytes += 1;
    else bytes += unit < 2048 || unit >= 55296 && unit <= 57343 ? 2 : 3;
  }
  return bytes;
}
var HUGE = 10n ** 400n;
var HUGE_TEXT = "9".repeat(400);
function isHuge(value) {
  return value > HUGE || value < -HUGE;
}

// src/model/plain-json.ts
var DEFINITION_LIMITS = { bytes: 256 * 1024, depth: 64, nodes: 5e4 };
var RESERVED_KEYS = /* @__PURE__ */ new Set(["__proto__", "constructor", "prototype"]);
var FAULTS_MAX2 = 20;
function plainJson(input, limits = DEFINITION_LIMITS) {
  try {
    return new PlainCopy(limits).of(input);
  } catch {
    return failed(issue2("json-not-plain", [], { found: "an object that cannot be read" }));
  }
}
var PlainCopy = class {
  #limits;
  #faults = [];
  #waiting = [];
  #bytes = 0;
  #nodes = 0;
  constructor(limits) {
    this.#limits = limits;
  }
  of(input) {
    const root = {};
    this.#waiting.push({ value: input, key: "root", into: root, parent: void 0 });
    for (let visit = this.#waiting.pop(); visit !== void 0; visit = this.#waiting.pop()) {
      this.#copy(visit);
      const excess = this.#excess(visit);
      if (excess !== void 0) return failed([...this.#faults, excess]);
      if (this.#faults.length >= FAULTS_MAX2) break;
    }
    return this.#faults.length > 0 ? failed(this.#faults) : ok(root.root ?? null);
  }
  #copy(visit) {
    this.#nodes += 1;
    const { value } = visit;
    if (typeof value === "object" && value !== null) {
      const decimal2 = isDecimalLike(value) ? decimalText(value) : void 0;
      if (decimal2 !== void 0) this.#place(visit, decimal2);
      else this.#open(visit, value);
      return;
    }
    if (typeof value === "string" && !this.#isKeepable(value)) this.#fault(visit, UNKEEPABLE2);
    else if (isPrimitive(value)) this.#place(visit, value);
    else this.#fault(visit, { found: shown(value) });
  }
  /** A text too long to be accepted is not looked through. */
  #isKeepable(text) {
    return text.length > this.#limits.bytes || !UNKEEPABLE_TEXT.test(text);
  }
  #place(visit, value) {
    this.#bytes += jsonBytes(value, this.#limits.bytes);
    put(visit, value);
  }
  #open(visit, source) {
    for (let outer = visit.parent; outer !== void 0; outer = outer.parent) {
      if (outer.source !== source) continue;
      this.#faults.push(issue2("json-cycle", pathOf(visit), { length: pathOf(visit).length - pathTo(outer).length }));
      return;
    }
    const depth = (visit.parent?.depth ?? 0) + 1;
    const place = { source, key: visit.key, depth, parent: visit.parent };
    if (Array.isArray(source)) this.#openList(visit, source, place);
    else this.#openObject(visit, source, place);
  }
  #openList(visit, source, place) {
    if (!isArrayPrototype(Object.getPrototypeOf(source)))
      return this.#fault(visit, { found: "an instance of a class" });
    const { length } = source;
    this.#bytes += 2 + Math.max(0, length - 1);
    if (length > this.#limits.nodes) {
      this.#nodes += length;
      return;
    }
    const keys = Reflect.ownKeys(source);
    if (keys.length !== length + 1 || keys[length] !== "length")
      return this.#fault(visit, { found: "a list with gaps or with members of its own" });
    const into = [];
    put(visit, into);
    this.#queue(
      place,
      into,
      source,
      keys.slice(0, length).map((key) => [key, Number(key)])
    );
  }
  #openObject(visit, source, place) {
    if (!isObjectPrototype(Object.getPrototypeOf(source)))
      return this.#fault(visit, { found: "an instance of a class" });
    const keys = Reflect.ownKeys(source);
    const into = {};
    put(visit, into);
    this.#bytes += 2;
    if (keys.length > this.#limits.nodes) {
      this.#nodes += keys.length;
      return;
    }
    this.#queue(
      place,
      into,
      source,
      keys.map((key) => [key, String(key)])
    );
  }
  /** Puts the members on the heap of what waits, last first, so that faults come in the order of the text. */
  #queue(parent, into, source, members2) {
    const visits = [];
    for (const [property, key] of members2) {
      const at4 = { key, into, parent };
      const descriptor = Object.getOwnPropertyDescriptor(source, property);
      if (typeof property === "symbol") this.#fault(at4, { found: "a member named by a symbol" });
      else if (descriptor === void 0 || !("value" in descriptor)) this.#fault(at4, { found: "an accessor" });
      else if (typeof key === "string" && RESERVED_KEYS.has(key)) {
        this.#faults.push(issue2("json-key-reserved", pathOf(at4), { key }));
      } else if (typeof key === "string" && !this.#isKeepable(key)) this.#fault(at4, UNKEEPABLE2);
      else if (Array.isArray(into) || descriptor.value !== void 0) visits.push({ ...at4, value: descriptor.value });
      if (this.#faults.length >= FAULTS_MAX2) return;
    }
    if (!Array.isArray(into)) {
      this.#bytes += Math.max(0, visits.length - 1) + visits.length;
      for (const { key } of visits) this.#bytes += jsonBytes(String(key), this.#limits.bytes);
    }
    for (let index = visits.length - 1; index >= 0; index -= 1) this.#waiting.push(visits[index]);
  }
  #excess(visit) {
    const { bytes, depth, nodes } = this.#limits;
    const reached = (visit.parent?.depth ?? 0) + 1;
    if (reached > depth) return issue2("json-too-large", pathOf(visit), { measure: "depth", limit: depth });
    if (this.#nodes > nodes) return issue2("json-too-large", [], { measure: "values", limit: nodes });
    if (this.#bytes > bytes) return issue2("json-too-large", [], { measure: "bytes", limit: bytes });
    return void 0;
  }
  #fault(at4, facts) {
    this.#faults.push(issue2("json-not-plain", pathOf(at4), facts));
  }
};
var UNKEEPABLE_TEXT = /[\p{Cs}\u0000]/u;
var UNKEEPABLE2 = { found: "a text with U+0000 or half of a surrogate pair" };
function isPrimitive(value) {
  return value === null || ["string", "number", "bigint", "boolean"].includes(typeof value);
}
function isDecimalLike(value) {
  const prototype = Object.getPrototypeOf(value);
  if (typeof prototype !== "object" || prototype === null) return false;
  return Object.getOwnPropertyDescriptor(prototype, "toStringTag")?.value === "[object Decimal]";
}
function put(visit, value) {
  if (Array.isArray(visit.into)) visit.into.push(value);
  else visit.into[visit.key] = value;
}
function pathOf(at4) {
  return at4.parent === void 0 ? [] : [...pathTo(at4.parent), at4.key];
}
function pathTo(place) {
  const path = [];
  for (let at4 = place; at4?.parent !== void 0; at4 = at4.parent) path.unshift(at4.key);
  return path;
}
function isObjectPrototype(prototype) {
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}
function isArrayPrototype(prototype) {
  if (prototype === Array.prototype) return true;
  return Array.isArray(prototype) && isObjectPrototype(Object.getPrototypeOf(prototype)) && Object.hasOwn(prototype, "flatMap");
}

// src/model/parse-model.ts
function parseModel(input) {
  const result = safeParseModel(input);
  return result.ok ? result.value : fail(result.issues);
}
function safeParseModel(input) {
  const plain = plainJson(input);
  if (!plain.ok) return plain;
  const faults = new Faults();
  const head = safeParse(modelHead, plain.value);
  if (!head.success) addShapeFaults(faults, head.error.issues, plain.value, []);
  if (!isObject2(plain.value)) return failed(faults.list());
  const draft = draftOf(plain.value, faults);
  checkDefinition(draft, faults);
  return faults.isEmpty && head.success ? ok(deepFreeze(complete(head.data, draft))) : failed(faults.list());
}
var LISTS = ["parties", "factors", "fees", "apportionments", "accumulators"];
function draftOf(input, faults) {
  return {
    currency: typeof input.currency === "string" ? input.currency : void 0,
    parties: readItems(partySchema, input, "parties", faults),
    factors: readItems(factorSchema, input, "factors", faults),
    fees: readItems(feeSchema, input, "fees", faults),
    apportionments: readItems(apportionmentSchema, input, "apportionments", faults),
    accumulators: readItems(accumulatorSchema, input, "accumulators", faults),
    isWhole: LISTS.every((list2) => input[list2] === void 0 || Array.isArray(input[list2]))
  };
}
function complete(head, draft) {
  const fees = itemsOf(draft.fees).map(completeFee);
  return {
    ...head,
    parties: itemsOf(draft.parties).map(completeParty),
    factors: itemsOf(draft.factors).map((factor) => completeFactor(factor, head.currency)),
    fees,
    apportionments: itemsOf(draft.apportionments).map(
      (item) => completeApportionment(
        item,
        fees.find(({ code: code2 }) => code2 === item.of)
      )
    ),
    accumulators: itemsOf(draft.accumulators)
  };
}
function itemsOf(entries) {
  return entries.flatMap(({ item }) => item === void 0 ? [] : [item]);
}

// src/model/contract-schemas.ts
var feeTerm = strict({
  fee: reference,
  price: optional(pricePart),
  when: optional(condition),
  enabled: optional(boolean),
  rounding: optional(rounding)
});
var apportionmentTerm = strict({
  apportionment: reference,
  bearers: optional(bearers),
  unplaced: optional(unplaced)
});
var accumulatorTerm = strict({ accumulator: reference, limit: optional(formula) });
var termSchema = byLook("term", (value) => {
  if (!isObject2(value)) return void 0;
  const kinds = [
    ..."fee" in value ? [feeTerm] : [],
    ..."apportionment" in value ? [apportionmentTerm] : [],
    ..."accumulator" in value ? [accumulatorTerm] : []
  ];
  return kinds.length === 1 ? kinds[0] : void 0;
});
var contractHead = strict({
  format: oneOf([1]),
  id,
  version: id,
  tenant: id,
  party: id,
  store: optional(id),
  model: id,
  status: optional(oneOf(["draft", "active", "ended"])),
  valid: strict({ from: instant, to: optional(instant) }),
  timeZone,
  cycle: oneOf(["day", "week", "month", "quarter"]),
  terms: optional(array(unknown(), "list"))
});

// src/model/term-target.ts
function termTarget(term) {
  if ("fee" in term) return { kind: "fee", code: term.fee };
  return "apportionment" in term ? { kind: "apportionment", code: term.apportionment } : { kind: "accumulator", code: term.accumulator };
}

// src/model/parse-contract.ts
function parseContract(input) {
  const result = safeParseContract(input);
  return result.ok ? result.value : fail(result.issues);
}
function safeParseContract(input) {
  const plain = plainJson(input);
  if (!plain.ok) return plain;
  const faults = new Faults();
  const head = safeParse(contractHead, plain.value);
  if (!head.success) addShapeFaults(faults, head.error.issues, plain.value, []);
  const entries = readItems(termSchema, plain.value, "terms", faults);
  const terms = entries.flatMap(({ item }) => item === void 0 ? [] : [item]);
  const seen = /* @__PURE__ */ new Set();
  for (const { item, at: at4 } of entries) {
    if (item === void 0) continue;
    const { kind, code: code2 } = termTarget(item);
    if (seen.has(code2)) faults.add("name-taken", at4(kind), { name: code2, kind: "term", by: "term" });
    seen.add(code2);
  }
  checkValidity(plain.value, faults);
  if (!faults.isEmpty || !head.success) return failed(faults.list());
  return ok(deepFreeze({ ...head.data, status: head.data.status ?? "active", terms }));
}
function checkValidity(contract2, faults) {
  if (!isObject2(contract2) || !isObject2(contract2.valid)) return;
  const from = parseInstant(contract2.valid.from);
  const to = parseInstant(contract2.valid.to);
  if (from !== void 0 && to !== void 0 && to.epochMs <= from.epochMs) {
    faults.add("contract-period", ["valid", "to"], { from: from.text, to: to.text });
  }
  if (contract2.status === "ended" && contract2.valid.to === void 0) {
    faults.add("contract-ended-open", ["valid", "to"], { contract: String(contract2.id) });
  }
}

// src/formula/lex.ts
var FORMULA_LENGTH_MAX = 4096;
var BLANK = /[ \t\r\n]+/y;
var NAME2 = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
var NUMBER2 = /\d[\d.]*(?:[eE][+-]?\d+)?[\p{L}_]*/uy;
var TEXT2 = /'([^'\\\n]*)'|"([^"\\\n]*)"/y;
var OPERATOR = /==|!=|<=|>=|[-+*/%^<>?:]/y;
var WORD_OPERATORS = /* @__PURE__ */ new Set(["and", "or", "not", "in"]);
var INSTEAD = [
  ["===", "=="],
  ["=", "=="],
  ["&&", "and"],
  ["||", "or"],
  ["!", "not"]
];
function lex(text) {
  const tokens = [];
  const issues = [];
  let at4 = 0;
  const match = (pattern) => {
    pattern.lastIndex = at4;
    return pattern.exec(text);
  };
  const push = (kind, source, value = source) => {
    tokens.push({ kind, text: value, span: { start: at4, end: at4 + source.length } });
    at4 += source.length;
  };
  while (at4 < text.length) {
    const blank = match(BLANK);
    if (blank !== null) {
      at4 += blank[0].length;
      continue;
    }
    const name = match(NAME2);
    if (name !== null) {
      const fault = nameFault(name[0]);
      if (fault !== void 0) {
        issues.push(issue2("formula-name-invalid", [], { name: name[0].slice(0, 80), reason: fault, ...placeOf(text, at4) }));
      }
      push(WORD_OPERATORS.has(name[0]) ? "operator" : "name", name[0]);
      continue;
    }
    const number = match(NUMBER2);
    if (number !== null) {
      if (decimalText(number[0]) === void 0) {
        issues.push(issue2("formula-literal-invalid", [], { found: number[0].slice(0, 80), ...placeOf(text, at4) }));
      }
      push("number", number[0]);
      continue;
    }
    const quoted2 = match(TEXT2);
    if (quoted2 !== null) {
      push("text", quoted2[0], quoted2[1] ?? quoted2[2] ?? "");
      continue;
    }
    const operator = match(OPERATOR);
    if (operator !== null && !text.startsWith("===", at4)) {
      push("operator", operator[0]);
      continue;
    }
    const character = text[at4] ?? "";
    if (character === "(") push("open", character);
    else if (character === ")") push("close", character);
    else if (character === ",") push("comma", character);
    else if (character === "[" || character === "]") push("bracket", character);
    else {
      issues.push(characterIssue(text, at4));
      break;
    }
  }
  return { tokens, issues };
}
function characterIssue(text, at4) {
  if (text[at4] === "'" || text[at4] === '"') return syntaxIssue(text, at4, text.slice(at4, at4 + 20), "quote");
  const habit = INSTEAD.find(([wrong]) => text.startsWith(wrong, at4));
  const found = habit?.[0] ?? String.fromCodePoint(text.codePointAt(at4) ?? 0);
  return issue2("formula-character", [], { found, instead: habit?.[1], ...placeOf(text, at4) });
}
function syntaxIssue(text, at4, found, expected2) {
  return issue2("formula-syntax", [], { found, expected: expected2, ...placeOf(text, at4) });
}

// src/formula/check-syntax.ts
var DEPTH_MAX = 64;
var NODES_MAX = 1e3;
var ARGUMENTS_MAX = 64;
var PREFIX = /* @__PURE__ */ new Set(["-", "not"]);
function checkSyntax(text, tokens) {
  const open = [{ kind: "group", items: 1, conditionals: 0 }];
  let wantsValue = true;
  let prefixes = 0;
  if (tokens.length > NODES_MAX) {
    return issue2("formula-too-large", [], { measure: "nodes", max: NODES_MAX, ...placeOf(text, spanStart(tokens, NODES_MAX)) });
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const inner = open[open.length - 1];
    const wrong = () => {
      const expected2 = wantsValue ? "value" : "operator";
      return syntaxIssue(text, token.span.start, token.text, expected2);
    };
    const tooLarge = (measure, max3) => issue2("formula-too-large", [], { measure, max: max3, ...placeOf(text, token.span.start) });
    switch (token.kind) {
      case "name":
      case "number":
      case "text":
        if (!wantsValue) return wrong();
        wantsValue = false;
        prefixes = 0;
        break;
      case "bracket":
        if (token.text === "]") {
          if (wantsValue || inner.kind !== "list" || openText(tokens, i) !== "[") return wrong();
          open.pop();
          break;
        }
        if (!isAfterIn(tokens, i)) return wrong();
        open.push({ kind: "list", items: 1, conditionals: 0 });
        break;
      case "open": {
        const isCall = !wantsValue && tokens[i - 1]?.kind === "name" && tokens[i - 1]?.span.end === token.span.start;
        if (!wantsValue && !isCall) return wrong();
        const kind = isCall ? "call" : isAfterIn(tokens, i) ? "list" : "group";
        open.push({ kind, items: 1, conditionals: 0 });
        wantsValue = true;
        prefixes = 0;
        if (isCall && tokens[i + 1]?.kind === "close") wantsValue = false;
        break;
      }
      case "close":
        if (wantsValue || open.length === 1 || openText(tokens, i) !== "(") return wrong();
        if (inner.conditionals > 0) return syntaxIssue(text, token.span.start, token.text, ":");
        open.pop();
        break;
      case "comma":
        if (wantsValue || inner.kind === "group") return wrong();
        if (inner.conditionals > 0) return syntaxIssue(text, token.span.start, token.text, ":");
        inner.items += 1;
        if (inner.kind === "call" && inner.items > ARGUMENTS_MAX) return tooLarge("arguments", ARGUMENTS_MAX);
        wantsValue = true;
        break;
      case "operator":
        if (wantsValue) {
          if (!PREFIX.has(token.text)) return wrong();
          prefixes += 1;
        } else {
          if (token.text === "not") return wrong();
          if (token.text === "?") inner.conditionals += 1;
          if (token.text === ":") {
            if (inner.conditionals === 0) return wrong();
            inner.conditionals -= 1;
          }
          wantsValue = true;
        }
        break;
    }
    if (open.length - 1 + prefixes + inner.conditionals + powersInARow(tokens, i) > DEPTH_MAX) {
      return tooLarge("depth", DEPTH_MAX);
    }
  }
  const last = open[open.length - 1];
  if (wantsValue) return syntaxIssue(text, text.length, "", "value");
  if (last.conditionals > 0) return syntaxIssue(text, text.length, "", ":");
  if (open.length > 1) return syntaxIssue(text, text.length, "", unclosed(tokens) === "[" ? "]" : ")");
  return void 0;
}
function spanStart(tokens, index) {
  return tokens[index]?.span.start ?? 0;
}
function isAfterIn(tokens, index) {
  const before = tokens[index - 1];
  return before?.kind === "operator" && before.text === "in";
}
function openText(tokens, index) {
  let depth = 0;
  for (let i = index; i >= 0; i--) {
    const { kind, text } = tokens[i];
    if (kind === "close" || kind === "bracket" && text === "]") depth += 1;
    else if (kind === "open" || kind === "bracket" && text === "[") depth -= 1;
    if (depth === 0) return text;
  }
  return void 0;
}
function unclosed(tokens) {
  let depth = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { kind, text } = tokens[i];
    if (kind === "close" || kind === "bracket" && text === "]") depth += 1;
    else if (kind === "open" || kind === "bracket" && text === "[") depth -= 1;
    if (depth < 0) return text;
  }
  return void 0;
}
function powersInARow(tokens, index) {
  let count = 0;
  for (let i = index; i >= 1 && tokens[i].text === "^"; i -= 2) count += 1;
  return count;
}

// node_modules/expr-eval/dist/index.mjs
var INUMBER = "INUMBER";
var IOP1 = "IOP1";
var IOP2 = "IOP2";
var IOP3 = "IOP3";
var IVAR = "IVAR";
var IVARNAME = "IVARNAME";
var IFUNCALL = "IFUNCALL";
var IFUNDEF = "IFUNDEF";
var IEXPR = "IEXPR";
var IEXPREVAL = "IEXPREVAL";
var IMEMBER = "IMEMBER";
var IENDSTATEMENT = "IENDSTATEMENT";
var IARRAY = "IARRAY";
function Instruction(type, value) {
  this.type = type;
  this.value = value !== void 0 && value !== null ? value : 0;
}
Instruction.prototype.toString = function() {
  switch (this.type) {
    case INUMBER:
    case IOP1:
    case IOP2:
    case IOP3:
    case IVAR:
    case IVARNAME:
    case IENDSTATEMENT:
      return this.value;
    case IFUNCALL:
      return "CALL " + this.value;
    case IFUNDEF:
      return "DEF " + this.value;
    case IARRAY:
      return "ARRAY " + this.value;
    case IMEMBER:
      return "." + this.value;
    default:
      return "Invalid Instruction";
  }
};
function unaryInstruction(value) {
  return new Instruction(IOP1, value);
}
function binaryInstruction(value) {
  return new Instruction(IOP2, value);
}
function ternaryInstruction(value) {
  return new Instruction(IOP3, value);
}
function simplify(tokens, unaryOps, binaryOps, ternaryOps, values) {
  var nstack = [];
  var newexpression = [];
  var n1, n2, n3;
  var f;
  for (var i = 0; i < tokens.length; i++) {
    var item = tokens[i];
    var type = item.type;
    if (type === INUMBER || type === IVARNAME) {
      if (Array.isArray(item.value)) {
        nstack.push.apply(nstack, simplify(item.value.map(function(x) {
          return new Instruction(INUMBER, x);
        }).concat(new Instruction(IARRAY, item.value.length)), unaryOps, binaryOps, ternaryOps, values));
      } else {
        nstack.push(item);
      }
    } else if (type === IVAR && Object.hasOwn(values, item.value)) {
      item = new Instruction(INUMBER, values[item.value]);
      nstack.push(item);
    } else if (type === IOP2 && nstack.length > 1) {
      n2 = nstack.pop();
      n1 = nstack.pop();
      f = binaryOps[item.value];
      item = new Instruction(INUMBER, f(n1.value, n2.value));
      nstack.push(item);
    } else if (type === IOP3 && nstack.length > 2) {
      n3 = nstack.pop();
      n2 = nstack.pop();
      n1 = nstack.pop();
      if (item.value === "?") {
        nstack.push(n1.value ? n2.value : n3.value);
      } else {
        f = ternaryOps[item.value];
        item = new Instruction(INUMBER, f(n1.value, n2.value, n3.value));
        nstack.push(item);
      }
    } else if (type === IOP1 && nstack.length > 0) {
      n1 = nstack.pop();
      f = unaryOps[item.value];
      item = new Instruction(INUMBER, f(n1.value));
      nstack.push(item);
    } else if (type === IEXPR) {
      while (nstack.length > 0) {
        newexpression.push(nstack.shift());
      }
      newexpression.push(new Instruction(IEXPR, simplify(item.value, unaryOps, binaryOps, ternaryOps, values)));
    } else if (type === IMEMBER && nstack.length > 0) {
      n1 = nstack.pop();
      nstack.push(new Instruction(INUMBER, n1.value[item.value]));
    } else {
      while (nstack.length > 0) {
        newexpression.push(nstack.shift());
      }
      newexpression.push(item);
    }
  }
  while (nstack.length > 0) {
    newexpression.push(nstack.shift());
  }
  return newexpression;
}
function substitute(tokens, variable, expr) {
  var newexpression = [];
  for (var i = 0; i < tokens.length; i++) {
    var item = tokens[i];
    var type = item.type;
    if (type === IVAR && item.value === variable) {
      for (var j = 0; j < expr.tokens.length; j++) {
        var expritem = expr.tokens[j];
        var replitem;
        if (expritem.type === IOP1) {
          replitem = unaryInstruction(expritem.value);
        } else if (expritem.type === IOP2) {
          replitem = binaryInstruction(expritem.value);
        } else if (expritem.type === IOP3) {
          replitem = ternaryInstruction(expritem.value);
        } else {
          replitem = new Instruction(expritem.type, expritem.value);
        }
        newexpression.push(replitem);
      }
    } else if (type === IEXPR) {
      newexpression.push(new Instruction(IEXPR, substitute(item.value, variable, expr)));
    } else {
      newexpression.push(item);
    }
  }
  return newexpression;
}
function isAllowedFunc(f, expr, values) {
  if (Object.values(expr.functions).includes(f)) return true;
  for (const v of Object.values(values)) {
    if (typeof v === "object" && v !== null) {
      for (const subV of Object.values(v)) {
        if (subV === f) {
          const SAFE_MATH = Object.freeze({
            abs: Math.abs,
            acos: Math.acos,
            asin: Math.asin,
            atan: Math.atan,
            atan2: Math.atan2,
            ceil: Math.ceil,
            clz32: Math.clz32,
            cos: Math.cos,
            exp: Math.exp,
            floor: Math.floor,
            imul: Math.imul,
            fround: Math.fround,
            f16round: Math.f16round,
            log: Math.log,
            max: Math.max,
            min: Math.min,
            pow: Math.pow,
            random: Math.random,
            round: Math.round,
            sin: Math.sin,
            sqrt: Math.sqrt,
            tan: Math.tan,
            log10: Math.log10,
            log2: Math.log2,
            log1p: Math.log1p,
            expm1: Math.expm1,
            cosh: Math.cosh,
            sinh: Math.sinh,
            tanh: Math.tanh,
            acosh: Math.acosh,
            asinh: Math.asinh,
            atanh: Math.atanh,
            hypot: Math.hypot,
            trunc: Math.trunc,
            sign: Math.sign,
            cbrt: Math.cbrt
          });
          for (var key of Object.getOwnPropertyNames(SAFE_MATH)) {
            if (SAFE_MATH[key] === subV) return true;
          }
          return Object.values(expr.functions).includes(subV);
        }
      }
    }
  }
  return false;
}
function evaluate(tokens, expr, values) {
  var nstack = [];
  var n1, n2, n3;
  var f, args, argCount;
  if (isExpressionEvaluator(tokens)) {
    return resolveExpression(tokens, values);
  }
  var numTokens = tokens.length;
  for (var i = 0; i < numTokens; i++) {
    var item = tokens[i];
    var type = item.type;
    if (type === INUMBER || type === IVARNAME) {
      nstack.push(item.value);
    } else if (type === IOP2) {
      n2 = nstack.pop();
      n1 = nstack.pop();
      if (item.value === "and") {
        nstack.push(n1 ? !!evaluate(n2, expr, values) : false);
      } else if (item.value === "or") {
        nstack.push(n1 ? true : !!evaluate(n2, expr, values));
      } else if (item.value === "=") {
        f = expr.binaryOps[item.value];
        nstack.push(f(n1, evaluate(n2, expr, values), values));
      } else {
        f = expr.binaryOps[item.value];
        nstack.push(f(resolveExpression(n1, values), resolveExpression(n2, values)));
      }
    } else if (type === IOP3) {
      n3 = nstack.pop();
      n2 = nstack.pop();
      n1 = nstack.pop();
      if (item.value === "?") {
        nstack.push(evaluate(n1 ? n2 : n3, expr, values));
      } else {
        f = expr.ternaryOps[item.value];
        nstack.push(f(resolveExpression(n1, values), resolveExpression(n2, values), resolveExpression(n3, values)));
      }
    } else if (type === IVAR) {
      if (/^__proto__|prototype|constructor$/.test(item.value)) {
        throw new Error("prototype access detected");
      }
      if (item.value in expr.functions) {
        nstack.push(expr.functions[item.value]);
      } else if (item.value in expr.unaryOps && expr.parser.isOperatorEnabled(item.value)) {
        nstack.push(expr.unaryOps[item.value]);
      } else {
        var v = values[item.value];
        if (v !== void 0) {
          if (typeof v === "function" && !isAllowedFunc(v, expr, values)) {
            throw new Error("Variable references an unallowed function: " + item.value);
          }
          nstack.push(v);
        } else {
          throw new Error("undefined variable: " + item.value);
        }
      }
    } else if (type === IOP1) {
      n1 = nstack.pop();
      f = expr.unaryOps[item.value];
      nstack.push(f(resolveExpression(n1, values)));
    } else if (type === IFUNCALL) {
      argCount = item.value;
      args = [];
      while (argCount-- > 0) {
        args.unshift(resolveExpression(nstack.pop(), values));
      }
      f = nstack.pop();
      if (!isAllowedFunc(f, expr, values)) {
        throw new Error("Is not an allowed function.");
      }
      if (f.apply && f.call) {
        nstack.push(f.apply(void 0, args));
      } else {
        throw new Error(f + " is not a function");
      }
    } else if (type === IFUNDEF) {
      nstack.push((function() {
        var n22 = nstack.pop();
        var args2 = [];
        var argCount2 = item.value;
        while (argCount2-- > 0) {
          args2.unshift(nstack.pop());
        }
        var n12 = nstack.pop();
        var f2 = function() {
          var scope = Object.assign({}, values);
          for (var i2 = 0, len = args2.length; i2 < len; i2++) {
            scope[args2[i2]] = arguments[i2];
          }
          return evaluate(n22, expr, scope);
        };
        expr.functions["lambda_" + expr.functions.__counter++] = f2;
        values[n12] = f2;
        return f2;
      })());
    } else if (type === IEXPR) {
      nstack.push(createExpressionEvaluator(item, expr));
    } else if (type === IEXPREVAL) {
      nstack.push(item);
    } else if (type === IMEMBER) {
      n1 = nstack.pop();
      if (/^__proto__|prototype|constructor$/.test(item.value)) {
        throw new Error("prototype access detected in MEMBER");
      }
      if (typeof n1 === "object" && typeof n1[item.value] === "function" && !isAllowedFunc(n1[item.value], expr, values)) {
        throw new Error("Is not an allowed function in MEMBER.");
      }
      nstack.push(n1[item.value]);
    } else if (type === IENDSTATEMENT) {
      nstack.pop();
    } else if (type === IARRAY) {
      argCount = item.value;
      args = [];
      while (argCount-- > 0) {
        args.unshift(nstack.pop());
      }
      nstack.push(args);
    } else {
      throw new Error("invalid Expression");
    }
  }
  if (nstack.length > 1) {
    throw new Error("invalid Expression (parity)");
  }
  return nstack[0] === 0 ? 0 : resolveExpression(nstack[0], values);
}
function createExpressionEvaluator(token, expr, values) {
  if (isExpressionEvaluator(token)) return token;
  return {
    type: IEXPREVAL,
    value: function(scope) {
      return evaluate(token.value, expr, scope);
    }
  };
}
function isExpressionEvaluator(n) {
  return n && n.type === IEXPREVAL;
}
function resolveExpression(n, values) {
  return isExpressionEvaluator(n) ? n.value(values) : n;
}
function expressionToString(tokens, toJS) {
  var nstack = [];
  var n1, n2, n3;
  var f, args, argCount;
  for (var i = 0; i < tokens.length; i++) {
    var item = tokens[i];
    var type = item.type;
    if (type === INUMBER) {
      if (typeof item.value === "number" && item.value < 0) {
        nstack.push("(" + item.value + ")");
      } else if (Array.isArray(item.value)) {
        nstack.push("[" + item.value.map(escapeValue).join(", ") + "]");
      } else {
        nstack.push(escapeValue(item.value));
      }
    } else if (type === IOP2) {
      n2 = nstack.pop();
      n1 = nstack.pop();
      f = item.value;
      if (toJS) {
        if (f === "^") {
          nstack.push("Math.pow(" + n1 + ", " + n2 + ")");
        } else if (f === "and") {
          nstack.push("(!!" + n1 + " && !!" + n2 + ")");
        } else if (f === "or") {
          nstack.push("(!!" + n1 + " || !!" + n2 + ")");
        } else if (f === "||") {
          nstack.push("(function(a,b){ return Array.isArray(a) && Array.isArray(b) ? a.concat(b) : String(a) + String(b); }((" + n1 + "),(" + n2 + ")))");
        } else if (f === "==") {
          nstack.push("(" + n1 + " === " + n2 + ")");
        } else if (f === "!=") {
          nstack.push("(" + n1 + " !== " + n2 + ")");
        } else if (f === "[") {
          nstack.push(n1 + "[(" + n2 + ") | 0]");
        } else {
          nstack.push("(" + n1 + " " + f + " " + n2 + ")");
        }
      } else {
        if (f === "[") {
          nstack.push(n1 + "[" + n2 + "]");
        } else {
          nstack.push("(" + n1 + " " + f + " " + n2 + ")");
        }
      }
    } else if (type === IOP3) {
      n3 = nstack.pop();
      n2 = nstack.pop();
      n1 = nstack.pop();
      f = item.value;
      if (f === "?") {
        nstack.push("(" + n1 + " ? " + n2 + " : " + n3 + ")");
      } else {
        throw new Error("invalid Expression");
      }
    } else if (type === IVAR || type === IVARNAME) {
      nstack.push(item.value);
    } else if (type === IOP1) {
      n1 = nstack.pop();
      f = item.value;
      if (f === "-" || f === "+") {
        nstack.push("(" + f + n1 + ")");
      } else if (toJS) {
        if (f === "not") {
          nstack.push("(!" + n1 + ")");
        } else if (f === "!") {
          nstack.push("fac(" + n1 + ")");
        } else {
          nstack.push(f + "(" + n1 + ")");
        }
      } else if (f === "!") {
        nstack.push("(" + n1 + "!)");
      } else {
        nstack.push("(" + f + " " + n1 + ")");
      }
    } else if (type === IFUNCALL) {
      argCount = item.value;
      args = [];
      while (argCount-- > 0) {
        args.unshift(nstack.pop());
      }
      f = nstack.pop();
      nstack.push(f + "(" + args.join(", ") + ")");
    } else if (type === IFUNDEF) {
      n2 = nstack.pop();
      argCount = item.value;
      args = [];
      while (argCount-- > 0) {
        args.unshift(nstack.pop());
      }
      n1 = nstack.pop();
      if (toJS) {
        nstack.push("(" + n1 + " = function(" + args.join(", ") + ") { return " + n2 + " })");
      } else {
        nstack.push("(" + n1 + "(" + args.join(", ") + ") = " + n2 + ")");
      }
    } else if (type === IMEMBER) {
      n1 = nstack.pop();
      nstack.push(n1 + "." + item.value);
    } else if (type === IARRAY) {
      argCount = item.value;
      args = [];
      while (argCount-- > 0) {
        args.unshift(nstack.pop());
      }
      nstack.push("[" + args.join(", ") + "]");
    } else if (type === IEXPR) {
      nstack.push("(" + expressionToString(item.value, toJS) + ")");
    } else if (type === IENDSTATEMENT) ;
    else {
      throw new Error("invalid Expression");
    }
  }
  if (nstack.length > 1) {
    if (toJS) {
      nstack = [nstack.join(",")];
    } else {
      nstack = [nstack.join(";")];
    }
  }
  return String(nstack[0]);
}
function escapeValue(v) {
  if (typeof v === "string") {
    return JSON.stringify(v).replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
  }
  return v;
}
function contains(array2, obj) {
  for (var i = 0; i < array2.length; i++) {
    if (array2[i] === obj) {
      return true;
    }
  }
  return false;
}
function getSymbols(tokens, symbols, options) {
  options = options || {};
  var withMembers = !!options.withMembers;
  var prevVar = null;
  for (var i = 0; i < tokens.length; i++) {
    var item = tokens[i];
    if (item.type === IVAR || item.type === IVARNAME) {
      if (!withMembers && !contains(symbols, item.value)) {
        symbols.push(item.value);
      } else if (prevVar !== null) {
        if (!contains(symbols, prevVar)) {
          symbols.push(prevVar);
        }
        prevVar = item.value;
      } else {
        prevVar = item.value;
      }
    } else if (item.type === IMEMBER && withMembers && prevVar !== null) {
      prevVar += "." + item.value;
    } else if (item.type === IEXPR) {
      getSymbols(item.value, symbols, options);
    } else if (prevVar !== null) {
      if (!contains(symbols, prevVar)) {
        symbols.push(prevVar);
      }
      prevVar = null;
    }
  }
  if (prevVar !== null && !contains(symbols, prevVar)) {
    symbols.push(prevVar);
  }
}
function Expression(tokens, parser) {
  this.tokens = tokens;
  this.parser = parser;
  this.unaryOps = parser.unaryOps;
  this.binaryOps = parser.binaryOps;
  this.ternaryOps = parser.ternaryOps;
  this.functions = parser.functions;
}
Expression.prototype.simplify = function(values) {
  values = values || {};
  return new Expression(simplify(this.tokens, this.unaryOps, this.binaryOps, this.ternaryOps, values), this.parser);
};
Expression.prototype.substitute = function(variable, expr) {
  if (!(expr instanceof Expression)) {
    expr = this.parser.parse(String(expr));
  }
  return new Expression(substitute(this.tokens, variable, expr), this.parser);
};
Expression.prototype.evaluate = function(values) {
  values = values || {};
  return evaluate(this.tokens, this, values);
};
Expression.prototype.toString = function() {
  return expressionToString(this.tokens, false);
};
Expression.prototype.symbols = function(options) {
  options = options || {};
  var vars = [];
  getSymbols(this.tokens, vars, options);
  return vars;
};
Expression.prototype.variables = function(options) {
  options = options || {};
  var vars = [];
  getSymbols(this.tokens, vars, options);
  var functions = this.functions;
  return vars.filter(function(name) {
    return !(name in functions);
  });
};
Expression.prototype.toJSFunction = function(param, variables) {
  var expr = this;
  var f = new Function(param, "with(this.functions) with (this.ternaryOps) with (this.binaryOps) with (this.unaryOps) { return " + expressionToString(this.simplify(variables).tokens, true) + "; }");
  return function() {
    return f.apply(expr, arguments);
  };
};
var TEOF = "TEOF";
var TOP = "TOP";
var TNUMBER = "TNUMBER";
var TSTRING = "TSTRING";
var TPAREN = "TPAREN";
var TBRACKET = "TBRACKET";
var TCOMMA = "TCOMMA";
var TNAME = "TNAME";
var TSEMICOLON = "TSEMICOLON";
function Token(type, value, index) {
  this.type = type;
  this.value = value;
  this.index = index;
}
Token.prototype.toString = function() {
  return this.type + ": " + this.value;
};
function TokenStream(parser, expression) {
  this.pos = 0;
  this.current = null;
  this.unaryOps = parser.unaryOps;
  this.binaryOps = parser.binaryOps;
  this.ternaryOps = parser.ternaryOps;
  this.consts = parser.consts;
  this.expression = expression;
  this.savedPosition = 0;
  this.savedCurrent = null;
  this.options = parser.options;
  this.parser = parser;
}
TokenStream.prototype.newToken = function(type, value, pos) {
  return new Token(type, value, pos != null ? pos : this.pos);
};
TokenStream.prototype.save = function() {
  this.savedPosition = this.pos;
  this.savedCurrent = this.current;
};
TokenStream.prototype.restore = function() {
  this.pos = this.savedPosition;
  this.current = this.savedCurrent;
};
TokenStream.prototype.next = function() {
  if (this.pos >= this.expression.length) {
    return this.newToken(TEOF, "EOF");
  }
  if (this.isWhitespace() || this.isComment()) {
    return this.next();
  } else if (this.isRadixInteger() || this.isNumber() || this.isOperator() || this.isString() || this.isParen() || this.isBracket() || this.isComma() || this.isSemicolon() || this.isNamedOp() || this.isConst() || this.isName()) {
    return this.current;
  } else {
    this.parseError('Unknown character "' + this.expression.charAt(this.pos) + '"');
  }
};
TokenStream.prototype.isString = function() {
  var r = false;
  var startPos = this.pos;
  var quote = this.expression.charAt(startPos);
  if (quote === "'" || quote === '"') {
    var index = this.expression.indexOf(quote, startPos + 1);
    while (index >= 0 && this.pos < this.expression.length) {
      this.pos = index + 1;
      if (this.expression.charAt(index - 1) !== "\\") {
        var rawString = this.expression.substring(startPos + 1, index);
        this.current = this.newToken(TSTRING, this.unescape(rawString), startPos);
        r = true;
        break;
      }
      index = this.expression.indexOf(quote, index + 1);
    }
  }
  return r;
};
TokenStream.prototype.isParen = function() {
  var c = this.expression.charAt(this.pos);
  if (c === "(" || c === ")") {
    this.current = this.newToken(TPAREN, c);
    this.pos++;
    return true;
  }
  return false;
};
TokenStream.prototype.isBracket = function() {
  var c = this.expression.charAt(this.pos);
  if ((c === "[" || c === "]") && this.isOperatorEnabled("[")) {
    this.current = this.newToken(TBRACKET, c);
    this.pos++;
    return true;
  }
  return false;
};
TokenStream.prototype.isComma = function() {
  var c = this.expression.charAt(this.pos);
  if (c === ",") {
    this.current = this.newToken(TCOMMA, ",");
    this.pos++;
    return true;
  }
  return false;
};
TokenStream.prototype.isSemicolon = function() {
  var c = this.expression.charAt(this.pos);
  if (c === ";") {
    this.current = this.newToken(TSEMICOLON, ";");
    this.pos++;
    return true;
  }
  return false;
};
TokenStream.prototype.isConst = function() {
  var startPos = this.pos;
  var i = startPos;
  for (; i < this.expression.length; i++) {
    var c = this.expression.charAt(i);
    if (c.toUpperCase() === c.toLowerCase()) {
      if (i === this.pos || c !== "_" && c !== "." && (c < "0" || c > "9")) {
        break;
      }
    }
  }
  if (i > startPos) {
    var str = this.expression.substring(startPos, i);
    if (str in this.consts) {
      this.current = this.newToken(TNUMBER, this.consts[str]);
      this.pos += str.length;
      return true;
    }
  }
  return false;
};
TokenStream.prototype.isNamedOp = function() {
  var startPos = this.pos;
  var i = startPos;
  for (; i < this.expression.length; i++) {
    var c = this.expression.charAt(i);
    if (c.toUpperCase() === c.toLowerCase()) {
      if (i === this.pos || c !== "_" && (c < "0" || c > "9")) {
        break;
      }
    }
  }
  if (i > startPos) {
    var str = this.expression.substring(startPos, i);
    if (this.isOperatorEnabled(str) && (str in this.binaryOps || str in this.unaryOps || str in this.ternaryOps)) {
      this.current = this.newToken(TOP, str);
      this.pos += str.length;
      return true;
    }
  }
  return false;
};
TokenStream.prototype.isName = function() {
  var startPos = this.pos;
  var i = startPos;
  var hasLetter = false;
  for (; i < this.expression.length; i++) {
    var c = this.expression.charAt(i);
    if (c.toUpperCase() === c.toLowerCase()) {
      if (i === this.pos && (c === "$" || c === "_")) {
        if (c === "_") {
          hasLetter = true;
        }
        continue;
      } else if (i === this.pos || !hasLetter || c !== "_" && (c < "0" || c > "9")) {
        break;
      }
    } else {
      hasLetter = true;
    }
  }
  if (hasLetter) {
    var str = this.expression.substring(startPos, i);
    this.current = this.newToken(TNAME, str);
    this.pos += str.length;
    return true;
  }
  return false;
};
TokenStream.prototype.isWhitespace = function() {
  var r = false;
  var c = this.expression.charAt(this.pos);
  while (c === " " || c === "	" || c === "\n" || c === "\r") {
    r = true;
    this.pos++;
    if (this.pos >= this.expression.length) {
      break;
    }
    c = this.expression.charAt(this.pos);
  }
  return r;
};
var codePointPattern = /^[0-9a-f]{4}$/i;
TokenStream.prototype.unescape = function(v) {
  var index = v.indexOf("\\");
  if (index < 0) {
    return v;
  }
  var buffer = v.substring(0, index);
  while (index >= 0) {
    var c = v.charAt(++index);
    switch (c) {
      case "'":
        buffer += "'";
        break;
      case '"':
        buffer += '"';
        break;
      case "\\":
        buffer += "\\";
        break;
      case "/":
        buffer += "/";
        break;
      case "b":
        buffer += "\b";
        break;
      case "f":
        buffer += "\f";
        break;
      case "n":
        buffer += "\n";
        break;
      case "r":
        buffer += "\r";
        break;
      case "t":
        buffer += "	";
        break;
      case "u":
        var codePoint = v.substring(index + 1, index + 5);
        if (!codePointPattern.test(codePoint)) {
          this.parseError("Illegal escape sequence: \\u" + codePoint);
        }
        buffer += String.fromCharCode(parseInt(codePoint, 16));
        index += 4;
        break;
      default:
        throw this.parseError('Illegal escape sequence: "\\' + c + '"');
    }
    ++index;
    var backslash = v.indexOf("\\", index);
    buffer += v.substring(index, backslash < 0 ? v.length : backslash);
    index = backslash;
  }
  return buffer;
};
TokenStream.prototype.isComment = function() {
  var c = this.expression.charAt(this.pos);
  if (c === "/" && this.expression.charAt(this.pos + 1) === "*") {
    this.pos = this.expression.indexOf("*/", this.pos) + 2;
    if (this.pos === 1) {
      this.pos = this.expression.length;
    }
    return true;
  }
  return false;
};
TokenStream.prototype.isRadixInteger = function() {
  var pos = this.pos;
  if (pos >= this.expression.length - 2 || this.expression.charAt(pos) !== "0") {
    return false;
  }
  ++pos;
  var radix;
  var validDigit;
  if (this.expression.charAt(pos) === "x") {
    radix = 16;
    validDigit = /^[0-9a-f]$/i;
    ++pos;
  } else if (this.expression.charAt(pos) === "b") {
    radix = 2;
    validDigit = /^[01]$/i;
    ++pos;
  } else {
    return false;
  }
  var valid = false;
  var startPos = pos;
  while (pos < this.expression.length) {
    var c = this.expression.charAt(pos);
    if (validDigit.test(c)) {
      pos++;
      valid = true;
    } else {
      break;
    }
  }
  if (valid) {
    this.current = this.newToken(TNUMBER, parseInt(this.expression.substring(startPos, pos), radix));
    this.pos = pos;
  }
  return valid;
};
TokenStream.prototype.isNumber = function() {
  var valid = false;
  var pos = this.pos;
  var startPos = pos;
  var resetPos = pos;
  var foundDot = false;
  var foundDigits = false;
  var c;
  while (pos < this.expression.length) {
    c = this.expression.charAt(pos);
    if (c >= "0" && c <= "9" || !foundDot && c === ".") {
      if (c === ".") {
        foundDot = true;
      } else {
        foundDigits = true;
      }
      pos++;
      valid = foundDigits;
    } else {
      break;
    }
  }
  if (valid) {
    resetPos = pos;
  }
  if (c === "e" || c === "E") {
    pos++;
    var acceptSign = true;
    var validExponent = false;
    while (pos < this.expression.length) {
      c = this.expression.charAt(pos);
      if (acceptSign && (c === "+" || c === "-")) {
        acceptSign = false;
      } else if (c >= "0" && c <= "9") {
        validExponent = true;
        acceptSign = false;
      } else {
        break;
      }
      pos++;
    }
    if (!validExponent) {
      pos = resetPos;
    }
  }
  if (valid) {
    this.current = this.newToken(TNUMBER, parseFloat(this.expression.substring(startPos, pos)));
    this.pos = pos;
  } else {
    this.pos = resetPos;
  }
  return valid;
};
TokenStream.prototype.isOperator = function() {
  var startPos = this.pos;
  var c = this.expression.charAt(this.pos);
  if (c === "+" || c === "-" || c === "*" || c === "/" || c === "%" || c === "^" || c === "?" || c === ":" || c === ".") {
    this.current = this.newToken(TOP, c);
  } else if (c === "\u2219" || c === "\u2022") {
    this.current = this.newToken(TOP, "*");
  } else if (c === ">") {
    if (this.expression.charAt(this.pos + 1) === "=") {
      this.current = this.newToken(TOP, ">=");
      this.pos++;
    } else {
      this.current = this.newToken(TOP, ">");
    }
  } else if (c === "<") {
    if (this.expression.charAt(this.pos + 1) === "=") {
      this.current = this.newToken(TOP, "<=");
      this.pos++;
    } else {
      this.current = this.newToken(TOP, "<");
    }
  } else if (c === "|") {
    if (this.expression.charAt(this.pos + 1) === "|") {
      this.current = this.newToken(TOP, "||");
      this.pos++;
    } else {
      return false;
    }
  } else if (c === "=") {
    if (this.expression.charAt(this.pos + 1) === "=") {
      this.current = this.newToken(TOP, "==");
      this.pos++;
    } else {
      this.current = this.newToken(TOP, c);
    }
  } else if (c === "!") {
    if (this.expression.charAt(this.pos + 1) === "=") {
      this.current = this.newToken(TOP, "!=");
      this.pos++;
    } else {
      this.current = this.newToken(TOP, c);
    }
  } else {
    return false;
  }
  this.pos++;
  if (this.isOperatorEnabled(this.current.value)) {
    return true;
  } else {
    this.pos = startPos;
    return false;
  }
};
TokenStream.prototype.isOperatorEnabled = function(op) {
  return this.parser.isOperatorEnabled(op);
};
TokenStream.prototype.getCoordinates = function() {
  var line = 0;
  var column;
  var newline = -1;
  do {
    line++;
    column = this.pos - newline;
    newline = this.expression.indexOf("\n", newline + 1);
  } while (newline >= 0 && newline < this.pos);
  return {
    line,
    column
  };
};
TokenStream.prototype.parseError = function(msg) {
  var coords = this.getCoordinates();
  throw new Error("parse error [" + coords.line + ":" + coords.column + "]: " + msg);
};
function ParserState(parser, tokenStream, options) {
  this.parser = parser;
  this.tokens = tokenStream;
  this.current = null;
  this.nextToken = null;
  this.next();
  this.savedCurrent = null;
  this.savedNextToken = null;
  this.allowMemberAccess = options.allowMemberAccess !== false;
}
ParserState.prototype.next = function() {
  this.current = this.nextToken;
  return this.nextToken = this.tokens.next();
};
ParserState.prototype.tokenMatches = function(token, value) {
  if (typeof value === "undefined") {
    return true;
  } else if (Array.isArray(value)) {
    return contains(value, token.value);
  } else if (typeof value === "function") {
    return value(token);
  } else {
    return token.value === value;
  }
};
ParserState.prototype.save = function() {
  this.savedCurrent = this.current;
  this.savedNextToken = this.nextToken;
  this.tokens.save();
};
ParserState.prototype.restore = function() {
  this.tokens.restore();
  this.current = this.savedCurrent;
  this.nextToken = this.savedNextToken;
};
ParserState.prototype.accept = function(type, value) {
  if (this.nextToken.type === type && this.tokenMatches(this.nextToken, value)) {
    this.next();
    return true;
  }
  return false;
};
ParserState.prototype.expect = function(type, value) {
  if (!this.accept(type, value)) {
    var coords = this.tokens.getCoordinates();
    throw new Error("parse error [" + coords.line + ":" + coords.column + "]: Expected " + (value || type));
  }
};
ParserState.prototype.parseAtom = function(instr) {
  var unaryOps = this.tokens.unaryOps;
  function isPrefixOperator(token) {
    return token.value in unaryOps;
  }
  if (this.accept(TNAME) || this.accept(TOP, isPrefixOperator)) {
    instr.push(new Instruction(IVAR, this.current.value));
  } else if (this.accept(TNUMBER)) {
    instr.push(new Instruction(INUMBER, this.current.value));
  } else if (this.accept(TSTRING)) {
    instr.push(new Instruction(INUMBER, this.current.value));
  } else if (this.accept(TPAREN, "(")) {
    this.parseExpression(instr);
    this.expect(TPAREN, ")");
  } else if (this.accept(TBRACKET, "[")) {
    if (this.accept(TBRACKET, "]")) {
      instr.push(new Instruction(IARRAY, 0));
    } else {
      var argCount = this.parseArrayList(instr);
      instr.push(new Instruction(IARRAY, argCount));
    }
  } else {
    throw new Error("unexpected " + this.nextToken);
  }
};
ParserState.prototype.parseExpression = function(instr) {
  var exprInstr = [];
  if (this.parseUntilEndStatement(instr, exprInstr)) {
    return;
  }
  this.parseVariableAssignmentExpression(exprInstr);
  if (this.parseUntilEndStatement(instr, exprInstr)) {
    return;
  }
  this.pushExpression(instr, exprInstr);
};
ParserState.prototype.pushExpression = function(instr, exprInstr) {
  for (var i = 0, len = exprInstr.length; i < len; i++) {
    instr.push(exprInstr[i]);
  }
};
ParserState.prototype.parseUntilEndStatement = function(instr, exprInstr) {
  if (!this.accept(TSEMICOLON)) return false;
  if (this.nextToken && this.nextToken.type !== TEOF && !(this.nextToken.type === TPAREN && this.nextToken.value === ")")) {
    exprInstr.push(new Instruction(IENDSTATEMENT));
  }
  if (this.nextToken.type !== TEOF) {
    this.parseExpression(exprInstr);
  }
  instr.push(new Instruction(IEXPR, exprInstr));
  return true;
};
ParserState.prototype.parseArrayList = function(instr) {
  var argCount = 0;
  while (!this.accept(TBRACKET, "]")) {
    this.parseExpression(instr);
    ++argCount;
    while (this.accept(TCOMMA)) {
      this.parseExpression(instr);
      ++argCount;
    }
  }
  return argCount;
};
ParserState.prototype.parseVariableAssignmentExpression = function(instr) {
  this.parseConditionalExpression(instr);
  while (this.accept(TOP, "=")) {
    var varName = instr.pop();
    var varValue = [];
    var lastInstrIndex = instr.length - 1;
    if (varName.type === IFUNCALL) {
      if (!this.tokens.isOperatorEnabled("()=")) {
        throw new Error("function definition is not permitted");
      }
      for (var i = 0, len = varName.value + 1; i < len; i++) {
        var index = lastInstrIndex - i;
        if (instr[index].type === IVAR) {
          instr[index] = new Instruction(IVARNAME, instr[index].value);
        }
      }
      this.parseVariableAssignmentExpression(varValue);
      instr.push(new Instruction(IEXPR, varValue));
      instr.push(new Instruction(IFUNDEF, varName.value));
      continue;
    }
    if (varName.type !== IVAR && varName.type !== IMEMBER) {
      throw new Error("expected variable for assignment");
    }
    this.parseVariableAssignmentExpression(varValue);
    instr.push(new Instruction(IVARNAME, varName.value));
    instr.push(new Instruction(IEXPR, varValue));
    instr.push(binaryInstruction("="));
  }
};
ParserState.prototype.parseConditionalExpression = function(instr) {
  this.parseOrExpression(instr);
  while (this.accept(TOP, "?")) {
    var trueBranch = [];
    var falseBranch = [];
    this.parseConditionalExpression(trueBranch);
    this.expect(TOP, ":");
    this.parseConditionalExpression(falseBranch);
    instr.push(new Instruction(IEXPR, trueBranch));
    instr.push(new Instruction(IEXPR, falseBranch));
    instr.push(ternaryInstruction("?"));
  }
};
ParserState.prototype.parseOrExpression = function(instr) {
  this.parseAndExpression(instr);
  while (this.accept(TOP, "or")) {
    var falseBranch = [];
    this.parseAndExpression(falseBranch);
    instr.push(new Instruction(IEXPR, falseBranch));
    instr.push(binaryInstruction("or"));
  }
};
ParserState.prototype.parseAndExpression = function(instr) {
  this.parseComparison(instr);
  while (this.accept(TOP, "and")) {
    var trueBranch = [];
    this.parseComparison(trueBranch);
    instr.push(new Instruction(IEXPR, trueBranch));
    instr.push(binaryInstruction("and"));
  }
};
var COMPARISON_OPERATORS = ["==", "!=", "<", "<=", ">=", ">", "in"];
ParserState.prototype.parseComparison = function(instr) {
  this.parseAddSub(instr);
  while (this.accept(TOP, COMPARISON_OPERATORS)) {
    var op = this.current;
    this.parseAddSub(instr);
    instr.push(binaryInstruction(op.value));
  }
};
var ADD_SUB_OPERATORS = ["+", "-", "||"];
ParserState.prototype.parseAddSub = function(instr) {
  this.parseTerm(instr);
  while (this.accept(TOP, ADD_SUB_OPERATORS)) {
    var op = this.current;
    this.parseTerm(instr);
    instr.push(binaryInstruction(op.value));
  }
};
var TERM_OPERATORS = ["*", "/", "%"];
ParserState.prototype.parseTerm = function(instr) {
  this.parseFactor(instr);
  while (this.accept(TOP, TERM_OPERATORS)) {
    var op = this.current;
    this.parseFactor(instr);
    instr.push(binaryInstruction(op.value));
  }
};
ParserState.prototype.parseFactor = function(instr) {
  var unaryOps = this.tokens.unaryOps;
  function isPrefixOperator(token) {
    return token.value in unaryOps;
  }
  this.save();
  if (this.accept(TOP, isPrefixOperator)) {
    if (this.current.value !== "-" && this.current.value !== "+") {
      if (this.nextToken.type === TPAREN && this.nextToken.value === "(") {
        this.restore();
        this.parseExponential(instr);
        return;
      } else if (this.nextToken.type === TSEMICOLON || this.nextToken.type === TCOMMA || this.nextToken.type === TEOF || this.nextToken.type === TPAREN && this.nextToken.value === ")") {
        this.restore();
        this.parseAtom(instr);
        return;
      }
    }
    var op = this.current;
    this.parseFactor(instr);
    instr.push(unaryInstruction(op.value));
  } else {
    this.parseExponential(instr);
  }
};
ParserState.prototype.parseExponential = function(instr) {
  this.parsePostfixExpression(instr);
  while (this.accept(TOP, "^")) {
    this.parseFactor(instr);
    instr.push(binaryInstruction("^"));
  }
};
ParserState.prototype.parsePostfixExpression = function(instr) {
  this.parseFunctionCall(instr);
  while (this.accept(TOP, "!")) {
    instr.push(unaryInstruction("!"));
  }
};
ParserState.prototype.parseFunctionCall = function(instr) {
  var unaryOps = this.tokens.unaryOps;
  function isPrefixOperator(token) {
    return token.value in unaryOps;
  }
  if (this.accept(TOP, isPrefixOperator)) {
    var op = this.current;
    this.parseAtom(instr);
    instr.push(unaryInstruction(op.value));
  } else {
    this.parseMemberExpression(instr);
    while (this.accept(TPAREN, "(")) {
      if (this.accept(TPAREN, ")")) {
        instr.push(new Instruction(IFUNCALL, 0));
      } else {
        var argCount = this.parseArgumentList(instr);
        instr.push(new Instruction(IFUNCALL, argCount));
      }
    }
  }
};
ParserState.prototype.parseArgumentList = function(instr) {
  var argCount = 0;
  while (!this.accept(TPAREN, ")")) {
    this.parseExpression(instr);
    ++argCount;
    while (this.accept(TCOMMA)) {
      this.parseExpression(instr);
      ++argCount;
    }
  }
  return argCount;
};
ParserState.prototype.parseMemberExpression = function(instr) {
  this.parseAtom(instr);
  while (this.accept(TOP, ".") || this.accept(TBRACKET, "[")) {
    var op = this.current;
    if (op.value === ".") {
      if (!this.allowMemberAccess) {
        throw new Error('unexpected ".", member access is not permitted');
      }
      this.expect(TNAME);
      instr.push(new Instruction(IMEMBER, this.current.value));
    } else if (op.value === "[") {
      if (!this.tokens.isOperatorEnabled("[")) {
        throw new Error('unexpected "[]", arrays are disabled');
      }
      this.parseExpression(instr);
      this.expect(TBRACKET, "]");
      instr.push(binaryInstruction("["));
    } else {
      throw new Error("unexpected symbol: " + op.value);
    }
  }
};
function add3(a2, b2) {
  return Number(a2) + Number(b2);
}
function sub2(a2, b2) {
  return a2 - b2;
}
function mul2(a2, b2) {
  return a2 * b2;
}
function div2(a2, b2) {
  return a2 / b2;
}
function mod2(a2, b2) {
  return a2 % b2;
}
function concat(a2, b2) {
  if (Array.isArray(a2) && Array.isArray(b2)) {
    return a2.concat(b2);
  }
  return "" + a2 + b2;
}
function equal(a2, b2) {
  return a2 === b2;
}
function notEqual(a2, b2) {
  return a2 !== b2;
}
function greaterThan(a2, b2) {
  return a2 > b2;
}
function lessThan(a2, b2) {
  return a2 < b2;
}
function greaterThanEqual(a2, b2) {
  return a2 >= b2;
}
function lessThanEqual(a2, b2) {
  return a2 <= b2;
}
function andOperator(a2, b2) {
  return Boolean(a2 && b2);
}
function orOperator(a2, b2) {
  return Boolean(a2 || b2);
}
function inOperator(a2, b2) {
  return contains(b2, a2);
}
function sinh2(a2) {
  return (Math.exp(a2) - Math.exp(-a2)) / 2;
}
function cosh2(a2) {
  return (Math.exp(a2) + Math.exp(-a2)) / 2;
}
function tanh2(a2) {
  if (a2 === Infinity) return 1;
  if (a2 === -Infinity) return -1;
  return (Math.exp(a2) - Math.exp(-a2)) / (Math.exp(a2) + Math.exp(-a2));
}
function asinh2(a2) {
  if (a2 === -Infinity) return a2;
  return Math.log(a2 + Math.sqrt(a2 * a2 + 1));
}
function acosh2(a2) {
  return Math.log(a2 + Math.sqrt(a2 * a2 - 1));
}
function atanh2(a2) {
  return Math.log((1 + a2) / (1 - a2)) / 2;
}
function log102(a2) {
  return Math.log(a2) * Math.LOG10E;
}
function neg(a2) {
  return -a2;
}
function not(a2) {
  return !a2;
}
function trunc2(a2) {
  return a2 < 0 ? Math.ceil(a2) : Math.floor(a2);
}
function random2(a2) {
  return Math.random() * (a2 || 1);
}
function factorial(a2) {
  return gamma(a2 + 1);
}
function isInteger(value) {
  return isFinite(value) && value === Math.round(value);
}
var GAMMA_G = 4.7421875;
var GAMMA_P = [
  0.9999999999999971,
  57.15623566586292,
  -59.59796035547549,
  14.136097974741746,
  -0.4919138160976202,
  3399464998481189e-20,
  4652362892704858e-20,
  -9837447530487956e-20,
  1580887032249125e-19,
  -21026444172410488e-20,
  21743961811521265e-20,
  -1643181065367639e-19,
  8441822398385275e-20,
  -26190838401581408e-21,
  36899182659531625e-22
];
function gamma(n) {
  var t, x;
  if (isInteger(n)) {
    if (n <= 0) {
      return isFinite(n) ? Infinity : NaN;
    }
    if (n > 171) {
      return Infinity;
    }
    var value = n - 2;
    var res = n - 1;
    while (value > 1) {
      res *= value;
      value--;
    }
    if (res === 0) {
      res = 1;
    }
    return res;
  }
  if (n < 0.5) {
    return Math.PI / (Math.sin(Math.PI * n) * gamma(1 - n));
  }
  if (n >= 171.35) {
    return Infinity;
  }
  if (n > 85) {
    var twoN = n * n;
    var threeN = twoN * n;
    var fourN = threeN * n;
    var fiveN = fourN * n;
    return Math.sqrt(2 * Math.PI / n) * Math.pow(n / Math.E, n) * (1 + 1 / (12 * n) + 1 / (288 * twoN) - 139 / (51840 * threeN) - 571 / (2488320 * fourN) + 163879 / (209018880 * fiveN) + 5246819 / (75246796800 * fiveN * n));
  }
  --n;
  x = GAMMA_P[0];
  for (var i = 1; i < GAMMA_P.length; ++i) {
    x += GAMMA_P[i] / (n + i);
  }
  t = n + GAMMA_G + 0.5;
  return Math.sqrt(2 * Math.PI) * Math.pow(t, n + 0.5) * Math.exp(-t) * x;
}
function stringOrArrayLength(s) {
  if (Array.isArray(s)) {
    return s.length;
  }
  return String(s).length;
}
function hypot2() {
  var sum4 = 0;
  var larg = 0;
  for (var i = 0; i < arguments.length; i++) {
    var arg = Math.abs(arguments[i]);
    var div3;
    if (larg < arg) {
      div3 = larg / arg;
      sum4 = sum4 * div3 * div3 + 1;
      larg = arg;
    } else if (arg > 0) {
      div3 = arg / larg;
      sum4 += div3 * div3;
    } else {
      sum4 += arg;
    }
  }
  return larg === Infinity ? Infinity : larg * Math.sqrt(sum4);
}
function condition2(cond, yep, nope) {
  return cond ? yep : nope;
}
function roundTo(value, exp2) {
  if (typeof exp2 === "undefined" || +exp2 === 0) {
    return Math.round(value);
  }
  value = +value;
  exp2 = -+exp2;
  if (isNaN(value) || !(typeof exp2 === "number" && exp2 % 1 === 0)) {
    return NaN;
  }
  value = value.toString().split("e");
  value = Math.round(+(value[0] + "e" + (value[1] ? +value[1] - exp2 : -exp2)));
  value = value.toString().split("e");
  return +(value[0] + "e" + (value[1] ? +value[1] + exp2 : exp2));
}
function setVar(name, value, variables) {
  if (variables) variables[name] = value;
  return value;
}
function arrayIndex(array2, index) {
  return array2[index | 0];
}
function max2(array2) {
  if (arguments.length === 1 && Array.isArray(array2)) {
    return Math.max.apply(Math, array2);
  } else {
    return Math.max.apply(Math, arguments);
  }
}
function min2(array2) {
  if (arguments.length === 1 && Array.isArray(array2)) {
    return Math.min.apply(Math, array2);
  } else {
    return Math.min.apply(Math, arguments);
  }
}
function arrayMap(f, a2) {
  if (typeof f !== "function") {
    throw new Error("First argument to map is not a function");
  }
  if (!Array.isArray(a2)) {
    throw new Error("Second argument to map is not an array");
  }
  return a2.map(function(x, i) {
    return f(x, i);
  });
}
function arrayFold(f, init, a2) {
  if (typeof f !== "function") {
    throw new Error("First argument to fold is not a function");
  }
  if (!Array.isArray(a2)) {
    throw new Error("Second argument to fold is not an array");
  }
  return a2.reduce(function(acc, x, i) {
    return f(acc, x, i);
  }, init);
}
function arrayFilter(f, a2) {
  if (typeof f !== "function") {
    throw new Error("First argument to filter is not a function");
  }
  if (!Array.isArray(a2)) {
    throw new Error("Second argument to filter is not an array");
  }
  return a2.filter(function(x, i) {
    return f(x, i);
  });
}
function stringOrArrayIndexOf(target, s) {
  if (!(Array.isArray(s) || typeof s === "string")) {
    throw new Error("Second argument to indexOf is not a string or array");
  }
  return s.indexOf(target);
}
function arrayJoin(sep, a2) {
  if (!Array.isArray(a2)) {
    throw new Error("Second argument to join is not an array");
  }
  return a2.join(sep);
}
function sign3(x) {
  return (x > 0) - (x < 0) || +x;
}
var ONE_THIRD = 1 / 3;
function cbrt2(x) {
  return x < 0 ? -Math.pow(-x, ONE_THIRD) : Math.pow(x, ONE_THIRD);
}
function expm1(x) {
  return Math.exp(x) - 1;
}
function log1p(x) {
  return Math.log(1 + x);
}
function log22(x) {
  return Math.log(x) / Math.LN2;
}
function sum3(array2) {
  if (!Array.isArray(array2)) {
    throw new Error("Sum argument is not an array");
  }
  return array2.reduce(function(total, value) {
    return total + Number(value);
  }, 0);
}
function Parser(options) {
  this.options = options || {};
  this.unaryOps = {
    sin: Math.sin,
    cos: Math.cos,
    tan: Math.tan,
    asin: Math.asin,
    acos: Math.acos,
    atan: Math.atan,
    sinh: Math.sinh || sinh2,
    cosh: Math.cosh || cosh2,
    tanh: Math.tanh || tanh2,
    asinh: Math.asinh || asinh2,
    acosh: Math.acosh || acosh2,
    atanh: Math.atanh || atanh2,
    sqrt: Math.sqrt,
    cbrt: Math.cbrt || cbrt2,
    log: Math.log,
    log2: Math.log2 || log22,
    ln: Math.log,
    lg: Math.log10 || log102,
    log10: Math.log10 || log102,
    expm1: Math.expm1 || expm1,
    log1p: Math.log1p || log1p,
    abs: Math.abs,
    ceil: Math.ceil,
    floor: Math.floor,
    round: Math.round,
    trunc: Math.trunc || trunc2,
    "-": neg,
    "+": Number,
    exp: Math.exp,
    not,
    length: stringOrArrayLength,
    "!": factorial,
    sign: Math.sign || sign3
  };
  this.binaryOps = {
    "+": add3,
    "-": sub2,
    "*": mul2,
    "/": div2,
    "%": mod2,
    "^": Math.pow,
    "||": concat,
    "==": equal,
    "!=": notEqual,
    ">": greaterThan,
    "<": lessThan,
    ">=": greaterThanEqual,
    "<=": lessThanEqual,
    and: andOperator,
    or: orOperator,
    in: inOperator,
    "=": setVar,
    "[": arrayIndex
  };
  this.ternaryOps = {
    "?": condition2
  };
  this.functions = {
    random: random2,
    fac: factorial,
    min: min2,
    max: max2,
    hypot: Math.hypot || hypot2,
    pyt: Math.hypot || hypot2,
    // backward compat
    pow: Math.pow,
    atan2: Math.atan2,
    if: condition2,
    gamma,
    roundTo,
    map: arrayMap,
    fold: arrayFold,
    filter: arrayFilter,
    indexOf: stringOrArrayIndexOf,
    join: arrayJoin,
    sum: sum3
  };
  this.consts = {
    E: Math.E,
    PI: Math.PI,
    true: true,
    false: false
  };
}
Parser.prototype.parse = function(expr) {
  var instr = [];
  var parserState = new ParserState(
    this,
    new TokenStream(this, expr),
    { allowMemberAccess: this.options.allowMemberAccess }
  );
  parserState.parseExpression(instr);
  parserState.expect(TEOF, "EOF");
  return new Expression(instr, this);
};
Parser.prototype.evaluate = function(expr, variables) {
  return this.parse(expr).evaluate(variables);
};
var sharedParser = new Parser();
Parser.parse = function(expr) {
  return sharedParser.parse(expr);
};
Parser.evaluate = function(expr, variables) {
  return sharedParser.parse(expr).evaluate(variables);
};
var optionNameMap = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "remainder",
  "^": "power",
  "!": "factorial",
  "<": "comparison",
  ">": "comparison",
  "<=": "comparison",
  ">=": "comparison",
  "==": "comparison",
  "!=": "comparison",
  "||": "concatenate",
  and: "logical",
  or: "logical",
  not: "logical",
  "?": "conditional",
  ":": "conditional",
  "=": "assignment",
  "[": "array",
  "()=": "fndef"
};
function getOptionName(op) {
  return Object.hasOwn(optionNameMap, op) ? optionNameMap[op] : op;
}
Parser.prototype.isOperatorEnabled = function(op) {
  var optionName = getOptionName(op);
  var operators = this.options.operators || {};
  return !(optionName in operators) || !!operators[optionName];
};

// src/formula/expr-eval-parser.ts
var BINARY = ["+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "and", "or", "in"];
function parseWithExprEval(text) {
  const parser = new Parser({ allowMemberAccess: false, operators: { in: true, assignment: false, fndef: false, concatenate: false, factorial: false } });
  const tables = parser;
  tables.unaryOps = nullMap(["-", "not"]);
  tables.binaryOps = nullMap(BINARY);
  tables.ternaryOps = nullMap(["?"]);
  tables.functions = nullMap([]);
  tables.consts = nullMap([]);
  const parsed = parser.parse(text);
  return parsed.tokens.map(known);
}
function known(raw) {
  const { type, value } = raw;
  switch (type) {
    case "IVAR":
      return { kind: "operand", placeholder: String(value) };
    case "IOP1":
      return { kind: "operator", arity: 1, operator: String(value) };
    case "IOP2":
      return { kind: "operator", arity: 2, operator: String(value) };
    case "IOP3":
      return { kind: "operator", arity: 3, operator: String(value) };
    case "IFUNCALL":
      return { kind: "call", args: Number(value) };
    case "IEXPR":
      return { kind: "branch", instructions: value.map(known) };
    default:
      throw new TypeError(`feewright: the parser gave an instruction '${type}' outside of the grammar; this is a bug`);
  }
}
function nullMap(names) {
  const map = /* @__PURE__ */ Object.create(null);
  for (const name of names) map[name] = neverCalled;
  return Object.freeze(map);
}
function neverCalled() {
  throw new TypeError("feewright: expr-eval was asked to evaluate; this is a bug");
}

// src/formula/parse-formula.ts
function parseFormula(source) {
  if (source.length > FORMULA_LENGTH_MAX) {
    return failed(issue2("formula-too-large", [], { measure: "characters", max: FORMULA_LENGTH_MAX, line: 1, column: 1 }));
  }
  const text = source.normalize("NFC");
  const { tokens, issues } = lex(text);
  if (issues.length > 0) return failed(issues);
  const fault = checkSyntax(text, tokens);
  if (fault !== void 0) return failed(fault);
  const { placeholders, operands } = withPlaceholders(tokens);
  return ok({ text, syntax: treeOf(parseWithExprEval(placeholders), operands) });
}
function withPlaceholders(tokens) {
  const operands = /* @__PURE__ */ new Map();
  const parts = [];
  const place = (operand) => {
    const placeholder = `v${operands.size}`;
    operands.set(placeholder, operand);
    parts.push(placeholder);
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const before = tokens[i - 1];
    const opensList = token.text === "[" || token.kind === "open" && before?.kind === "operator" && before.text === "in";
    if (opensList) {
      const end = closingOf(tokens, i);
      const literals = tokens.slice(i + 1, end).filter((inner) => inner.kind !== "comma");
      const items2 = signed(literals);
      if (items2 !== void 0) {
        place({ kind: "list", items: items2, span: { start: token.span.start, end: tokens[end].span.end } });
        i = end;
        continue;
      }
    }
    if (token.kind === "name" || token.kind === "number" || token.kind === "text") place(operandOf(token));
    else parts.push(token.text);
  }
  return { placeholders: parts.join(" "), operands };
}
function signed(tokens) {
  const items2 = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (token.text === "-" && token.kind === "operator" && next?.kind === "number") {
      items2.push({ kind: "number", text: `-${next.text}`, span: { start: token.span.start, end: next.span.end } });
      i += 1;
    } else if (token.kind === "name" || token.kind === "number" || token.kind === "text") {
      const operand = operandOf(token);
      if (operand.kind === "name") return void 0;
      items2.push(operand);
    } else {
      return void 0;
    }
  }
  return items2;
}
function closingOf(tokens, start2) {
  let depth = 0;
  for (let i = start2; i < tokens.length; i++) {
    const { kind, text } = tokens[i];
    if (kind === "open" || kind === "bracket" && text === "[") depth += 1;
    if (kind === "close" || kind === "bracket" && text === "]") depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}
function operandOf(token) {
  const { span, text } = token;
  if (token.kind === "number") return { kind: "number", text, span };
  if (token.kind === "text") return { kind: "text", value: text, span };
  if (text === "true" || text === "false") return { kind: "boolean", value: text === "true", span };
  return { kind: "name", name: text, span };
}
function treeOf(instructions, operands) {
  const stack = [];
  const branches = [];
  const pop = () => {
    const top = stack.pop();
    if (top === void 0) throw new TypeError("feewright: the parser left an operator without operand; this is a bug");
    return top;
  };
  const branch = () => treeOf(branches.pop() ?? [], operands);
  for (const instruction of instructions) {
    switch (instruction.kind) {
      case "operand":
        stack.push(operands.get(instruction.placeholder));
        break;
      case "branch":
        branches.push(instruction.instructions);
        break;
      case "call": {
        const args = [];
        for (let i = 0; i < instruction.args; i++) args.unshift(pop());
        const callee = pop();
        if (callee.kind !== "name") throw new TypeError("feewright: a call of what is no name; this is a bug");
        const span = { start: callee.span.start, end: args.at(-1)?.span.end ?? callee.span.end };
        stack.push({ kind: "call", name: callee.name, args, span });
        break;
      }
      case "operator": {
        if (instruction.arity === 1) {
          const of = pop();
          stack.push({ kind: "unary", operator: instruction.operator, of, span: of.span });
        } else if (instruction.arity === 2) {
          const operator = instruction.operator;
          const right = operator === "and" || operator === "or" ? branch() : pop();
          const left = pop();
          stack.push({ kind: "binary", operator, left, right, span: joined(left.span, right.span) });
        } else {
          const otherwise = branch();
          const then = branch();
          const when = pop();
          stack.push({ kind: "conditional", when, then, otherwise, span: joined(when.span, otherwise.span) });
        }
      }
    }
  }
  return pop();
}
function joined(left, right) {
  return { start: left.start, end: right.end };
}

// src/condition/condition-syntax.ts
var CONDITION_DEPTH_MAX = 16;
var CONDITION_NODES_MAX = 500;
var CONDITION_VALUES_MAX = 1e3;
var ORDER = { lessThan: "<", lessThanInclusive: "<=", greaterThan: ">", greaterThanInclusive: ">=" };
var OPERATORS = [...Object.keys(ORDER), "equal", "notEqual", "in", "notIn", "contains", "doesNotContain"];
var GROUPS = ["all", "any", "not"];
var LEAF_KEYS = ["fact", "operator", "value"];
var NOWHERE = { start: 0, end: 0 };
function conditionSyntax(input, path, scope) {
  const issues = [];
  let nodes = 0;
  return { syntax: visit(input, path, 1), issues };
  function visit(node, at4, depth) {
    nodes += 1;
    if (depth > CONDITION_DEPTH_MAX) return report(issue2("condition-too-large", at4, { measure: "depth", max: CONDITION_DEPTH_MAX }));
    if (nodes > CONDITION_NODES_MAX) {
      return nodes === CONDITION_NODES_MAX + 1 ? report(issue2("condition-too-large", at4, { measure: "nodes", max: CONDITION_NODES_MAX })) : void 0;
    }
    if (typeof node !== "object" || node === null || Array.isArray(node)) return form(at4, node, "all, any, not, or fact, operator and value");
    const keys = Object.keys(node);
    const group = keys.find((key) => GROUPS.includes(key));
    const isUnknown = (key) => group === void 0 ? !LEAF_KEYS.includes(key) : key !== group;
    for (const key of keys.filter(isUnknown)) {
      report(issue2("condition-key-unknown", [...at4, key], { key, nearest: nearestName(key, group === void 0 ? [...LEAF_KEYS, ...GROUPS] : [group]) }));
    }
    const members2 = node;
    if (group === "not") {
      const of = visit(members2.not, [...at4, "not"], depth + 1);
      return of && { kind: "unary", operator: "not", of, span: NOWHERE };
    }
    return group === void 0 ? leaf2(members2, at4) : joined2(members2[group], group === "all" ? "and" : "or", [...at4, group], depth);
  }
  function joined2(items2, operator, at4, depth) {
    if (!Array.isArray(items2) || items2.length === 0) return form(at4, items2, "a list of at least one condition");
    const syntaxes = items2.map((item, index) => visit(item, [...at4, index], depth + 1));
    return syntaxes.reduce((left, right) => left && right && { kind: "binary", operator, left, right, span: NOWHERE });
  }
  function leaf2(members2, at4) {
    const { fact, operator, value } = members2;
    if (typeof fact !== "string") return form([...at4, "fact"], fact, "the name of a fact");
    if (typeof operator !== "string") return form([...at4, "operator"], operator, "an operator");
    if (!OPERATORS.includes(operator)) {
      return report(issue2("condition-operator-unknown", [...at4, "operator"], { operator: operator.slice(0, 64), nearest: nearestName(operator, OPERATORS) }));
    }
    const type = typeOf(fact, [...at4, "fact"]);
    return type && comparison(fact, type, operator, value, [...at4, "value"]);
  }
  function comparison(fact, type, operator, value, at4) {
    const left = { kind: "name", name: fact, span: NOWHERE };
    const wrong = (expected2) => report(issue2("condition-type", at4, { fact, operator, found: shown(value), expected: expected2 }));
    if (operator === "contains" || operator === "doesNotContain") {
      if (type.kind !== "list") return wrong("a fact that is a list");
      const item = operand(value, type.of, at4, fact, operator);
      return item && membership(item, left, operator === "contains");
    }
    if (type.kind === "list") return wrong("contains or doesNotContain");
    if (operator === "in" || operator === "notIn") {
      if (!Array.isArray(value) || value.length === 0) return wrong(`a list of ${typeText(type)}`);
      if (value.length > CONDITION_VALUES_MAX) return report(issue2("condition-too-large", at4, { measure: "values", max: CONDITION_VALUES_MAX }));
      const items2 = value.map((each, index) => operand(each, type, [...at4, index], fact, operator));
      if (!items2.every((item) => item !== void 0)) return void 0;
      return membership(left, { kind: "list", items: items2, span: NOWHERE }, operator === "in");
    }
    const right = operand(value, type, at4, fact, operator);
    if (right === void 0) return void 0;
    if (operator === "equal" || operator === "notEqual") {
      return { kind: "binary", operator: operator === "equal" ? "==" : "!=", left, right, span: NOWHERE };
    }
    if (!isNumeric(type) && type.kind !== "date") return wrong("a number or a date");
    return { kind: "binary", operator: ORDER[operator], left, right, span: NOWHERE };
  }
  function membership(item, list2, isIn) {
    const of = { kind: "binary", operator: "in", left: item, right: list2, span: NOWHERE };
    return isIn ? of : { kind: "unary", operator: "not", of, span: NOWHERE };
  }
  function operand(value, type, at4, fact, operator) {
    const wrong = () => report(issue2("condition-type", at4, { fact, operator, found: shown(value), expected: typeText(type) }));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      const keys = Object.keys(value);
      const name = value.fact;
      if (keys.length !== 1 || typeof name !== "string") return form(at4, value, "a value, or { fact: '\u2026' } alone");
      const other = typeOf(name, [...at4, "fact"]);
      if (other === void 0) return void 0;
      if (typeText(other) !== typeText(type)) return report(issue2("condition-type", at4, { fact, operator, found: typeText(other), expected: typeText(type) }));
      return { kind: "name", name, span: NOWHERE };
    }
    if (type.kind === "boolean") return typeof value === "boolean" ? { kind: "boolean", value, span: NOWHERE } : wrong();
    if (isNumeric(type)) {
      const text = typeof value === "boolean" ? void 0 : decimalText(value);
      if (text === void 0 || type.kind === "integer" && text.includes(".")) return wrong();
      return { kind: "number", text, span: NOWHERE };
    }
    if (typeof value !== "string" || type.kind === "date" && !isDate(value)) return wrong();
    return { kind: "text", value, span: NOWHERE };
  }
  function typeOf(fact, at4) {
    const sym = scope.name(fact);
    if (sym !== void 0) return sym.type;
    return report(issue2("condition-fact-unknown", at4, { fact: fact.slice(0, 64), nearest: nearestName(fact, scope.names()) }));
  }
  function form(at4, found, expected2) {
    return report(issue2("condition-form", at4, { found: shown(found), expected: expected2 }));
  }
  function report(fault) {
    issues.push(fault);
    return void 0;
  }
}

// src/condition/check-condition.ts
function isAlways(input) {
  return input === void 0 || typeof input === "string" && input.trim() === "*";
}
function checkCondition(input, scope, path) {
  if (input === void 0 || isAlways(input)) return ok(void 0);
  if (typeof input === "string") {
    const parsed = parseFormula(input);
    const checked = parsed.ok ? checkFormula(parsed.value, [BOOLEAN], scope) : parsed;
    return checked.ok ? checked : failed(checked.issues.map((fault) => issueUnder(path, fault)));
  }
  const { syntax, issues } = conditionSyntax(input, path, scope);
  if (syntax === void 0 || issues.length > 0) return failed(issues);
  return checkFormula({ text: "", syntax }, [BOOLEAN], scope);
}

// src/content/canonical-text.ts
var CONTENT_DEPTH_MAX = 64;
function canonicalText(value) {
  return textOf2(value, 0);
}
function byCodeUnits(a2, b2) {
  if (a2 === b2) return 0;
  return a2 < b2 ? -1 : 1;
}
function textOf2(value, depth) {
  if (typeof value === "string") return quoted(value);
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value !== "object") return refuse2(`a ${typeof value}`);
  if (depth >= CONTENT_DEPTH_MAX) return refuse2(`content of more than ${CONTENT_DEPTH_MAX} levels`);
  return isList(value) ? listText(value, depth) : membersText(value, depth);
}
function listText(list2, depth) {
  let text = "";
  for (let at4 = 0; at4 < list2.length; at4 += 1) text += `${at4 === 0 ? "" : ","}${textOf2(list2[at4], depth + 1)}`;
  return `[${text}]`;
}
function membersText(members2, depth) {
  if (!isPlain(members2)) return refuse2("an object with a class");
  let text = "";
  for (const name of Object.keys(members2).sort(byCodeUnits)) {
    const member = members2[name];
    if (member === void 0) continue;
    text += `${text === "" ? "" : ","}${quoted(name)}:${textOf2(member, depth + 1)}`;
  }
  return `{${text}}`;
}
function isList(value) {
  return Array.isArray(value);
}
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
var HALF_OF_PAIR = /\p{Surrogate}/u;
function quoted(text) {
  return HALF_OF_PAIR.test(text) ? refuse2("half of a surrogate pair") : JSON.stringify(text);
}
function refuse2(what) {
  throw new TypeError(`feewright: ${what} has no canonical text; this is a bug`);
}

// node_modules/@noble/hashes/esm/utils.js
function isBytes(a2) {
  return a2 instanceof Uint8Array || ArrayBuffer.isView(a2) && a2.constructor.name === "Uint8Array";
}
function abytes(b2, ...lengths) {
  if (!isBytes(b2))
    throw new Error("Uint8Array expected");
  if (lengths.length > 0 && !lengths.includes(b2.length))
    throw new Error("Uint8Array expected of length " + lengths + ", got length=" + b2.length);
}
function aexists(instance, checkFinished = true) {
  if (instance.destroyed)
    throw new Error("Hash instance has been destroyed");
  if (checkFinished && instance.finished)
    throw new Error("Hash#digest() has already been called");
}
function aoutput(out, instance) {
  abytes(out);
  const min3 = instance.outputLen;
  if (out.length < min3) {
    throw new Error("digestInto() expects output buffer of length at least " + min3);
  }
}
function clean(...arrays) {
  for (let i = 0; i < arrays.length; i++) {
    arrays[i].fill(0);
  }
}
function createView(arr) {
  return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
}
function rotr(word, shift) {
  return word << 32 - shift | word >>> shift;
}
var hasHexBuiltin = /* @__PURE__ */ (() => (
  // @ts-ignore
  typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function"
))();
var hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
function bytesToHex(bytes) {
  abytes(bytes);
  if (hasHexBuiltin)
    return bytes.toHex();
  let hex = "";
  for (let i = 0; i < bytes.length; i++) {
    hex += hexes[bytes[i]];
  }
  return hex;
}
function utf8ToBytes(str) {
  if (typeof str !== "string")
    throw new Error("string expected");
  return new Uint8Array(new TextEncoder().encode(str));
}
function toBytes(data) {
  if (typeof data === "string")
    data = utf8ToBytes(data);
  abytes(data);
  return data;
}
var Hash = class {
};
function createHasher(hashCons) {
  const hashC = (msg) => hashCons().update(toBytes(msg)).digest();
  const tmp = hashCons();
  hashC.outputLen = tmp.outputLen;
  hashC.blockLen = tmp.blockLen;
  hashC.create = () => hashCons();
  return hashC;
}

// node_modules/@noble/hashes/esm/_md.js
function setBigUint64(view, byteOffset, value, isLE) {
  if (typeof view.setBigUint64 === "function")
    return view.setBigUint64(byteOffset, value, isLE);
  const _32n = BigInt(32);
  const _u32_max = BigInt(4294967295);
  const wh = Number(value >> _32n & _u32_max);
  const wl = Number(value & _u32_max);
  const h = isLE ? 4 : 0;
  const l = isLE ? 0 : 4;
  view.setUint32(byteOffset + h, wh, isLE);
  view.setUint32(byteOffset + l, wl, isLE);
}
function Chi(a2, b2, c) {
  return a2 & b2 ^ ~a2 & c;
}
function Maj(a2, b2, c) {
  return a2 & b2 ^ a2 & c ^ b2 & c;
}
var HashMD = class extends Hash {
  constructor(blockLen, outputLen, padOffset, isLE) {
    super();
    this.finished = false;
    this.length = 0;
    this.pos = 0;
    this.destroyed = false;
    this.blockLen = blockLen;
    this.outputLen = outputLen;
    this.padOffset = padOffset;
    this.isLE = isLE;
    this.buffer = new Uint8Array(blockLen);
    this.view = createView(this.buffer);
  }
  update(data) {
    aexists(this);
    data = toBytes(data);
    abytes(data);
    const { view, buffer, blockLen } = this;
    const len = data.length;
    for (let pos = 0; pos < len; ) {
      const take = Math.min(blockLen - this.pos, len - pos);
      if (take === blockLen) {
        const dataView = createView(data);
        for (; blockLen <= len - pos; pos += blockLen)
          this.process(dataView, pos);
        continue;
      }
      buffer.set(data.subarray(pos, pos + take), this.pos);
      this.pos += take;
      pos += take;
      if (this.pos === blockLen) {
        this.process(view, 0);
        this.pos = 0;
      }
    }
    this.length += data.length;
    this.roundClean();
    return this;
  }
  digestInto(out) {
    aexists(this);
    aoutput(out, this);
    this.finished = true;
    const { buffer, view, blockLen, isLE } = this;
    let { pos } = this;
    buffer[pos++] = 128;
    clean(this.buffer.subarray(pos));
    if (this.padOffset > blockLen - pos) {
      this.process(view, 0);
      pos = 0;
    }
    for (let i = pos; i < blockLen; i++)
      buffer[i] = 0;
    setBigUint64(view, blockLen - 8, BigInt(this.length * 8), isLE);
    this.process(view, 0);
    const oview = createView(out);
    const len = this.outputLen;
    if (len % 4)
      throw new Error("_sha2: outputLen should be aligned to 32bit");
    const outLen = len / 4;
    const state = this.get();
    if (outLen > state.length)
      throw new Error("_sha2: outputLen bigger than state");
    for (let i = 0; i < outLen; i++)
      oview.setUint32(4 * i, state[i], isLE);
  }
  digest() {
    const { buffer, outputLen } = this;
    this.digestInto(buffer);
    const res = buffer.slice(0, outputLen);
    this.destroy();
    return res;
  }
  _cloneInto(to) {
    to || (to = new this.constructor());
    to.set(...this.get());
    const { blockLen, buffer, length, finished, destroyed, pos } = this;
    to.destroyed = destroyed;
    to.finished = finished;
    to.length = length;
    to.pos = pos;
    if (length % blockLen)
      to.buffer.set(buffer);
    return to;
  }
  clone() {
    return this._cloneInto();
  }
};
var SHA256_IV = /* @__PURE__ */ Uint32Array.from([
  1779033703,
  3144134277,
  1013904242,
  2773480762,
  1359893119,
  2600822924,
  528734635,
  1541459225
]);

// node_modules/@noble/hashes/esm/sha2.js
var SHA256_K = /* @__PURE__ */ Uint32Array.from([
  1116352408,
  1899447441,
  3049323471,
  3921009573,
  961987163,
  1508970993,
  2453635748,
  2870763221,
  3624381080,
  310598401,
  607225278,
  1426881987,
  1925078388,
  2162078206,
  2614888103,
  3248222580,
  3835390401,
  4022224774,
  264347078,
  604807628,
  770255983,
  1249150122,
  1555081692,
  1996064986,
  2554220882,
  2821834349,
  2952996808,
  3210313671,
  3336571891,
  3584528711,
  113926993,
  338241895,
  666307205,
  773529912,
  1294757372,
  1396182291,
  1695183700,
  1986661051,
  2177026350,
  2456956037,
  2730485921,
  2820302411,
  3259730800,
  3345764771,
  3516065817,
  3600352804,
  4094571909,
  275423344,
  430227734,
  506948616,
  659060556,
  883997877,
  958139571,
  1322822218,
  1537002063,
  1747873779,
  1955562222,
  2024104815,
  2227730452,
  2361852424,
  2428436474,
  2756734187,
  3204031479,
  3329325298
]);
var SHA256_W = /* @__PURE__ */ new Uint32Array(64);
var SHA256 = class extends HashMD {
  constructor(outputLen = 32) {
    super(64, outputLen, 8, false);
    this.A = SHA256_IV[0] | 0;
    this.B = SHA256_IV[1] | 0;
    this.C = SHA256_IV[2] | 0;
    this.D = SHA256_IV[3] | 0;
    this.E = SHA256_IV[4] | 0;
    this.F = SHA256_IV[5] | 0;
    this.G = SHA256_IV[6] | 0;
    this.H = SHA256_IV[7] | 0;
  }
  get() {
    const { A, B, C, D, E, F, G, H } = this;
    return [A, B, C, D, E, F, G, H];
  }
  // prettier-ignore
  set(A, B, C, D, E, F, G, H) {
    this.A = A | 0;
    this.B = B | 0;
    this.C = C | 0;
    this.D = D | 0;
    this.E = E | 0;
    this.F = F | 0;
    this.G = G | 0;
    this.H = H | 0;
  }
  process(view, offset) {
    for (let i = 0; i < 16; i++, offset += 4)
      SHA256_W[i] = view.getUint32(offset, false);
    for (let i = 16; i < 64; i++) {
      const W15 = SHA256_W[i - 15];
      const W2 = SHA256_W[i - 2];
      const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ W15 >>> 3;
      const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ W2 >>> 10;
      SHA256_W[i] = s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16] | 0;
    }
    let { A, B, C, D, E, F, G, H } = this;
    for (let i = 0; i < 64; i++) {
      const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
      const T1 = H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i] | 0;
      const sigma0 = rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22);
      const T2 = sigma0 + Maj(A, B, C) | 0;
      H = G;
      G = F;
      F = E;
      E = D + T1 | 0;
      D = C;
      C = B;
      B = A;
      A = T1 + T2 | 0;
    }
    A = A + this.A | 0;
    B = B + this.B | 0;
    C = C + this.C | 0;
    D = D + this.D | 0;
    E = E + this.E | 0;
    F = F + this.F | 0;
    G = G + this.G | 0;
    H = H + this.H | 0;
    this.set(A, B, C, D, E, F, G, H);
  }
  roundClean() {
    clean(SHA256_W);
  }
  destroy() {
    this.set(0, 0, 0, 0, 0, 0, 0, 0);
    clean(this.buffer);
  }
};
var sha256 = /* @__PURE__ */ createHasher(() => new SHA256());

// src/content/utf8-bytes.ts
function utf8Bytes2(text) {
  const bytes = new Uint8Array(text.length * 3);
  let end = 0;
  for (let at4 = 0; at4 < text.length; at4 += 1) {
    const unit = text.charCodeAt(at4);
    if (unit < 128) {
      bytes[end++] = unit;
    } else if (unit < 2048) {
      bytes[end++] = 192 | unit >> 6;
      bytes[end++] = 128 | unit & 63;
    } else if (unit < 55296 || unit > 57343) {
      bytes[end++] = 224 | unit >> 12;
      bytes[end++] = 128 | unit >> 6 & 63;
      bytes[end++] = 128 | unit & 63;
    } else {
      const point = text.codePointAt(at4) ?? 0;
      if (point < 65536) throw new TypeError("feewright: half of a surrogate pair has no UTF-8; this is a bug");
      bytes[end++] = 240 | point >> 18;
      bytes[end++] = 128 | point >> 12 & 63;
      bytes[end++] = 128 | point >> 6 & 63;
      bytes[end++] = 128 | point & 63;
      at4 += 1;
    }
  }
  return bytes.subarray(0, end);
}

// src/content/sha256.ts
function sha256Hex(text) {
  return bytesToHex(sha256(utf8Bytes2(text)));
}

// src/model/definition-hash.ts
function definitionHash(definition) {
  return sha256Hex(canonicalText(contentOf(definition)));
}
function contentOf(value) {
  if (typeof value === "number" || typeof value === "bigint") return decimalText(value) ?? String(value);
  if (Array.isArray(value)) return value.map(contentOf);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, contentOf(member)]));
  }
  return value;
}

// src/model/merge-price.ts
function replacesPrice(price, part) {
  return price === void 0 || part.kind !== void 0 && part.kind !== price.kind;
}
function mergePrice(price, part, at4, faults) {
  if (price === void 0 && part.kind === void 0) {
    const options = PRICE_KINDS.join(", ");
    faults.add("value-missing", [...at4, "kind"], { key: "kind", expected: "one-of", options });
    return void 0;
  }
  const merged = replacesPrice(price, part) ? part : { ...price, ...part };
  const parsed = safeParse(statedPrice, merged);
  if (parsed.success) return completePrice(parsed.data);
  addShapeFaults(faults, parsed.error.issues, merged, at4);
  return void 0;
}

// src/model/merge-terms.ts
function mergeTerms(model2, contract2) {
  const faults = new Faults();
  if (contract2.model !== model2.code) {
    const facts = { contract: contract2.id, model: contract2.model, expected: model2.code };
    faults.add("contract-other-model", ["contract", "model"], facts);
    return failed(faults.list());
  }
  const terms = termsByCode(model2, contract2, faults);
  const effective = {
    ...model2,
    fees: model2.fees.map((fee) => mergeFee(fee, terms, faults)),
    apportionments: model2.apportionments.map((item) => {
      const { apportionment: _, ...fields } = termOf(terms, item.code);
      return { ...item, ...fields };
    }),
    accumulators: model2.accumulators.map((item) => {
      const { accumulator: _, ...fields } = termOf(terms, item.code);
      return { ...item, timeZone: item.timeZone ?? contract2.timeZone, ...fields };
    }),
    contract: contract2,
    stated: statedBy(model2, terms)
  };
  if (faults.isEmpty) checkDefinition(draftOf2(effective, terms), faults);
  return faults.isEmpty ? ok(deepFreeze(effective)) : failed(faults.list());
}
function layerOf(effective, code2, field2) {
  const stated = effective.stated[code2] ?? [];
  return stated.some((each) => each === field2 || field2.startsWith(`${each}.`)) ? "contract" : "model";
}
function termsByCode(model2, { terms }, faults) {
  const known2 = {
    fee: model2.fees.map(({ code: code2 }) => code2),
    apportionment: model2.apportionments.map(({ code: code2 }) => code2),
    accumulator: model2.accumulators.map(({ code: code2 }) => code2)
  };
  const byCode = /* @__PURE__ */ new Map();
  terms.forEach((term, index) => {
    const { kind, code: code2 } = termTarget(term);
    if (known2[kind].includes(code2)) byCode.set(code2, { term, index });
    else {
      const nearest = faults.nearest(code2, known2[kind]);
      faults.add("reference-unknown", ["contract", "terms", index, kind], { name: code2, kind, nearest });
    }
  });
  return byCode;
}
function termOf(terms, code2) {
  return terms.get(code2)?.term ?? {};
}
function mergeFee(fee, terms, faults) {
  const { fee: _, price: part, ...fields } = termOf(terms, fee.code);
  const at4 = ["contract", "terms", terms.get(fee.code)?.index ?? 0, "price"];
  const price = part === void 0 ? fee.price : mergePrice(fee.price, part, at4, faults);
  return { ...fee, ...fields, ...price === void 0 ? {} : { price } };
}
function statedBy(model2, terms) {
  const stated = /* @__PURE__ */ Object.create(null);
  for (const [code2, { term }] of terms) {
    const price = model2.fees.find((fee) => fee.code === code2)?.price;
    stated[code2] = Object.entries(term).flatMap(([field2, value]) => {
      if (field2 === termTarget(term).kind) return [];
      if (field2 !== "price" || replacesPrice(price, value)) return [field2];
      return Object.keys(value).flatMap((part) => part === "kind" ? [] : [`price.${part}`]);
    });
  }
  return stated;
}
function draftOf2(effective, terms) {
  const entries = (list2, items2) => items2.map((item, index) => ({
    code: item.code,
    item,
    at: (...field2) => {
      const dotted = field2.filter((part) => typeof part === "string").join(".");
      return layerOf(effective, item.code, dotted) === "contract" ? ["contract", "terms", terms.get(item.code)?.index ?? 0, ...field2] : [list2, index, ...field2];
    }
  }));
  return {
    currency: effective.currency,
    parties: entries("parties", effective.parties),
    factors: entries("factors", effective.factors),
    fees: entries("fees", effective.fees),
    apportionments: entries("apportionments", effective.apportionments),
    accumulators: entries("accumulators", effective.accumulators),
    isWhole: true
  };
}

// src/plan/definition-path.ts
function definitionPath(definition, kind, code2, field2) {
  const stated = definition.stated[code2] ?? [];
  const dotted = field2.filter((part) => typeof part === "string").join(".");
  const isStated = stated.some((each) => each === dotted || dotted.startsWith(`${each}.`) || each.startsWith(`${dotted}.`));
  if (isStated) {
    const index = definition.contract.terms.findIndex((term) => termCode(term) === code2);
    if (index >= 0) return ["contract", "terms", index, ...field2];
  }
  const items2 = definition[kind];
  return [kind, items2.findIndex((item) => item.code === code2), ...field2];
}
function termCode(term) {
  return "fee" in term ? term.fee : "apportionment" in term ? term.apportionment : term.accumulator;
}

// src/formula/names-in.ts
function namesIn(syntax) {
  const names = /* @__PURE__ */ new Set();
  const apportionments = /* @__PURE__ */ new Set();
  const visit = (node) => {
    switch (node.kind) {
      case "name":
        names.add(node.name);
        break;
      case "unary":
        visit(node.of);
        break;
      case "binary":
        visit(node.left);
        visit(node.right);
        break;
      case "conditional":
        visit(node.when);
        visit(node.then);
        visit(node.otherwise);
        break;
      case "call": {
        const [first, ...rest] = node.args;
        if ((node.name === "share" || node.name === "unplaced") && first?.kind === "name") {
          apportionments.add(first.name);
          for (const arg of rest) if (arg.kind !== "name") visit(arg);
        } else {
          for (const arg of node.args) visit(arg);
        }
        break;
      }
      case "list":
      case "number":
      case "text":
      case "boolean":
        break;
    }
  };
  visit(syntax);
  return { names, apportionments };
}

// src/condition/names-in-condition.ts
var NO_NAMES = { names: /* @__PURE__ */ new Set(), apportionments: /* @__PURE__ */ new Set() };
function namesInCondition(input) {
  if (input === void 0) return NO_NAMES;
  if (typeof input === "string") {
    const parsed = input.trim() === "*" ? void 0 : parseFormula(input);
    return parsed?.ok === true ? namesIn(parsed.value.syntax) : NO_NAMES;
  }
  const names = /* @__PURE__ */ new Set();
  const waiting = [input];
  for (let node = waiting.pop(); node !== void 0; node = waiting.pop()) {
    if ("all" in node) waiting.push(...node.all);
    else if ("any" in node) waiting.push(...node.any);
    else if ("not" in node) waiting.push(node.not);
    else {
      names.add(node.fact);
      if (typeof node.value === "object" && "fact" in node.value) names.add(node.value.fact);
    }
  }
  return { names, apportionments: /* @__PURE__ */ new Set() };
}

// src/plan/price-formulas.ts
function formulasOf(price) {
  const bounds2 = [field("floor", price.floor), field("cap", price.cap)].flat();
  switch (price.kind) {
    case "formula":
      return [...field("formula", price.formula), ...bounds2];
    case "flat":
      return [...field("amount", price.amount), ...bounds2];
    case "ratio":
      return [...field("base", price.base), ...field("rate", price.rate), ...field("flat", price.flat), ...bounds2];
    case "graduated":
    case "volume":
      return [...field("measure", price.measure), ...bounds2];
    case "complement":
      return [...field("total", complementText(price)), ...bounds2];
  }
}
function complementText(price) {
  return [price.total, ...price.less].join(" - ");
}
function field(name, text) {
  return text === void 0 ? [] : [{ field: name, text }];
}

// src/plan/dependencies.ts
function dependencies(definition) {
  const needs = /* @__PURE__ */ new Map();
  const add4 = (code2, { names, apportionments }) => {
    const known2 = needs.get(code2);
    for (const name of [...names, ...apportionments]) known2?.add(name);
  };
  const addFormula = (code2, text) => {
    const parsed = text === void 0 ? void 0 : parseFormula(text);
    if (parsed?.ok === true) add4(code2, namesIn(parsed.value.syntax));
  };
  for (const { code: code2 } of [...definition.fees, ...definition.apportionments]) needs.set(code2, /* @__PURE__ */ new Set());
  for (const fee of definition.fees) {
    add4(fee.code, namesInCondition(fee.when));
    for (const { text } of fee.price === void 0 ? [] : formulasOf(fee.price)) addFormula(fee.code, text);
  }
  for (const apportionment of definition.apportionments) {
    needs.get(apportionment.code)?.add(apportionment.of);
    for (const bearer2 of apportionment.bearers) {
      addFormula(apportionment.code, bearer2.weight);
      addFormula(apportionment.code, bearer2.cap);
    }
  }
  for (const accumulator of definition.accumulators) {
    const source = typeof accumulator.adds === "string" ? accumulator.adds : accumulator.adds.apportionment;
    const limit = accumulator.limit === void 0 ? void 0 : parseFormula(accumulator.limit);
    for (const { names, apportionments } of [
      namesInCondition(accumulator.when),
      ...limit?.ok === true ? [namesIn(limit.value.syntax)] : []
    ]) {
      for (const name of [...names, ...apportionments]) {
        if (name !== source) needs.get(source)?.add(name);
      }
    }
  }
  return needs;
}

// src/formula/compile-fast.ts
var MAX = Number.MAX_SAFE_INTEGER;
function compileFastNumber(tree) {
  switch (tree.kind) {
    case "literal":
      return literalOf(tree.value);
    case "name": {
      const { slot, scale: scale2 } = tree.sym;
      if (scale2 === void 0) return void 0;
      return { scale: scale2, run: (frame) => readSlot(frame, slot) };
    }
    case "negative": {
      const of = compileFastNumber(tree.of);
      return of && { scale: of.scale, run: (frame) => -of.run(frame) };
    }
    case "abs": {
      const of = compileFastNumber(tree.of);
      return of && { scale: of.scale, run: (frame) => Math.abs(of.run(frame)) };
    }
    case "arithmetic":
      return arithmeticOf(tree);
    case "power":
      return powerOf(tree);
    case "conditional": {
      const when = compileFastBoolean(tree.when);
      const branches = aligned([tree.then, tree.otherwise]);
      if (when === void 0 || branches === void 0) return void 0;
      const [then, otherwise] = branches.runs;
      return { scale: branches.scale, run: (frame) => when(frame) ? then(frame) : otherwise(frame) };
    }
    case "fold":
      return foldOf(tree);
    case "round": {
      const of = compileFastNumber(tree.of);
      if (of === void 0) return void 0;
      const { mode } = tree;
      if (of.scale <= tree.scale) return of;
      const divisor = POWERS_OF_TEN[of.scale - tree.scale];
      return { scale: tree.scale, run: (frame) => divideUnits(of.run(frame), divisor, mode) };
    }
    case "count":
      return tree.list.kind === "list" ? literalOf({ n: BigInt(tree.list.items.length), d: 1n }) : void 0;
    case "text":
    case "boolean":
    case "list":
    case "not":
    case "comparison":
    case "logical":
    case "membership":
      return void 0;
  }
}
function compileFastBoolean(tree) {
  switch (tree.kind) {
    case "boolean": {
      const { value } = tree;
      return () => value;
    }
    case "name": {
      const { slot } = tree.sym;
      return (frame) => readSlot(frame, slot) === 1;
    }
    case "not": {
      const of = compileFastBoolean(tree.of);
      return of && ((frame) => !of(frame));
    }
    case "logical": {
      const items2 = tree.items.map(compileFastBoolean);
      if (!items2.every((item) => item !== void 0)) return void 0;
      const stop = tree.operator === "or";
      const [first, second] = items2;
      if (items2.length === 2 && first !== void 0 && second !== void 0) {
        return stop ? (frame) => first(frame) || second(frame) : (frame) => first(frame) && second(frame);
      }
      return (frame) => {
        for (const item of items2) if (item(frame) === stop) return stop;
        return !stop;
      };
    }
    case "comparison":
      return comparisonOf(tree);
    case "membership":
      return membershipOf(tree);
    case "conditional": {
      const [when, then, otherwise] = [tree.when, tree.then, tree.otherwise].map(compileFastBoolean);
      return when && then && otherwise && ((frame) => when(frame) ? then(frame) : otherwise(frame));
    }
    default:
      return void 0;
  }
}
function compileFastText(tree) {
  switch (tree.kind) {
    case "text": {
      const { value } = tree;
      return () => value;
    }
    case "name": {
      const { slot } = tree.sym;
      return (frame) => {
        const value = frame.texts[slot];
        if (value === void 0) {
          frame.fits = false;
          return "";
        }
        return value;
      };
    }
    case "conditional": {
      const when = compileFastBoolean(tree.when);
      const [then, otherwise] = [compileFastText(tree.then), compileFastText(tree.otherwise)];
      return when && then && otherwise && ((frame) => when(frame) ? then(frame) : otherwise(frame));
    }
    default:
      return void 0;
  }
}
function widened(value, scale2) {
  if (value.scale === scale2) return value.run;
  const factor = POWERS_OF_TEN[scale2 - value.scale];
  if (factor === void 0 || scale2 > FAST_SCALE_MAX) return void 0;
  const { run } = value;
  return (frame) => kept(frame, run(frame) * factor);
}
function kept(frame, value) {
  if (value > MAX || value < -MAX) frame.fits = false;
  return value;
}
function readSlot(frame, slot) {
  const value = frame.numbers[slot];
  if (value !== value) frame.fits = false;
  return value;
}
function literalOf(value) {
  const text = exactText(value);
  const scale2 = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  const units2 = scale2 > FAST_SCALE_MAX ? Number.NaN : unitsOf(text, scale2);
  return Number.isNaN(units2) ? void 0 : { scale: scale2, run: () => units2 };
}
function arithmeticOf(tree) {
  if (tree.operator === "/") return quotientOf(tree);
  if (tree.operator === "*") return productOf(tree.left, tree.right);
  const sides = aligned([tree.left, tree.right]);
  if (sides === void 0) return void 0;
  const [left, right] = sides.runs;
  const { scale: scale2 } = sides;
  switch (tree.operator) {
    case "+":
      return { scale: scale2, run: (frame) => kept(frame, left(frame) + right(frame)) };
    case "-":
      return { scale: scale2, run: (frame) => kept(frame, left(frame) - right(frame)) };
    case "%":
      return {
        scale: scale2,
        run: (frame) => {
          const dividend = left(frame);
          const divisor = right(frame);
          if (divisor === 0) frame.fits = false;
          return dividend % divisor;
        }
      };
  }
}
function productOf(leftTree, rightTree) {
  const left = compileFastNumber(leftTree);
  const right = compileFastNumber(rightTree);
  if (left === void 0 || right === void 0) return void 0;
  const scale2 = left.scale + right.scale;
  if (scale2 > FAST_SCALE_MAX) return void 0;
  const [a2, b2] = [left.run, right.run];
  return { scale: scale2, run: (frame) => kept(frame, a2(frame) * b2(frame)) };
}
function quotientOf(tree) {
  const { left, right } = tree;
  if (right.kind !== "literal" || right.value.n === 0n) return void 0;
  const sign4 = right.value.n < 0n ? -1n : 1n;
  const reciprocal = { n: right.value.d * sign4, d: right.value.n * sign4 };
  return exactText(reciprocal).includes("/") ? void 0 : productOf(left, { ...right, value: reciprocal });
}
function powerOf(tree) {
  const base = compileFastNumber(tree.base);
  const { exponent } = tree;
  if (base === void 0 || base.scale * exponent > FAST_SCALE_MAX) return void 0;
  return {
    scale: base.scale * exponent,
    run: (frame) => {
      const value = base.run(frame);
      let result = 1;
      for (let i = 0; i < exponent; i++) result = kept(frame, result * value);
      return result;
    }
  };
}
function foldOf(tree) {
  const sides = aligned(tree.args);
  if (sides === void 0 || tree.name === "avg") return void 0;
  const { runs, scale: scale2 } = sides;
  const [first, second] = runs;
  if (first === void 0) return void 0;
  if (tree.name === "sum") {
    return { scale: scale2, run: (frame) => runs.reduce((sum4, run) => kept(frame, sum4 + run(frame)), 0) };
  }
  const isMin = tree.name === "min";
  if (second !== void 0 && runs.length === 2) {
    return isMin ? { scale: scale2, run: (frame) => Math.min(first(frame), second(frame)) } : { scale: scale2, run: (frame) => Math.max(first(frame), second(frame)) };
  }
  const choose = isMin ? Math.min : Math.max;
  return { scale: scale2, run: (frame) => runs.reduce((best, run) => choose(best, run(frame)), first(frame)) };
}
function comparisonOf(tree) {
  const { operator } = tree;
  const kind = tree.left.type.kind;
  if (kind === "text" || kind === "date") {
    const [left2, right2] = [compileFastText(tree.left), compileFastText(tree.right)];
    if (left2 === void 0 || right2 === void 0) return void 0;
    switch (operator) {
      case "==":
        return (frame) => left2(frame) === right2(frame);
      case "!=":
        return (frame) => left2(frame) !== right2(frame);
      case "<":
        return (frame) => left2(frame) < right2(frame);
      case "<=":
        return (frame) => left2(frame) <= right2(frame);
      case ">":
        return (frame) => left2(frame) > right2(frame);
      case ">=":
        return (frame) => left2(frame) >= right2(frame);
    }
  }
  if (kind === "boolean") {
    const [left2, right2] = [compileFastBoolean(tree.left), compileFastBoolean(tree.right)];
    if (left2 === void 0 || right2 === void 0) return void 0;
    const wanted = operator === "==";
    return (frame) => left2(frame) === right2(frame) === wanted;
  }
  const sides = aligned([tree.left, tree.right]);
  if (sides === void 0) return void 0;
  const [left, right] = sides.runs;
  switch (operator) {
    case "==":
      return (frame) => left(frame) === right(frame);
    case "!=":
      return (frame) => left(frame) !== right(frame);
    case "<":
      return (frame) => left(frame) < right(frame);
    case "<=":
      return (frame) => left(frame) <= right(frame);
    case ">":
      return (frame) => left(frame) > right(frame);
    case ">=":
      return (frame) => left(frame) >= right(frame);
  }
}
function membershipOf(tree) {
  if (tree.list.kind !== "list") return void 0;
  const { items: items2 } = tree.list;
  if (tree.item.type.kind === "text" || tree.item.type.kind === "date") {
    const item2 = compileFastText(tree.item);
    const values2 = new Set(items2.map((each) => each.kind === "text" ? each.value : ""));
    return item2 && ((frame) => values2.has(item2(frame)));
  }
  const sides = aligned([tree.item, ...items2]);
  if (sides === void 0) return void 0;
  const [item, ...values] = sides.runs;
  return item && ((frame) => {
    const value = item(frame);
    return values.some((each) => each(frame) === value);
  });
}
function aligned(trees) {
  const values = [];
  for (const tree of trees) {
    const value = compileFastNumber(tree);
    if (value === void 0) return void 0;
    values.push(value);
  }
  const scale2 = Math.max(...values.map((value) => value.scale));
  const runs = values.map((value) => widened(value, scale2));
  return runs.every((run) => run !== void 0) ? { runs, scale: scale2 } : void 0;
}

// src/plan/price-scale.ts
function priceScale(price) {
  const scales = [ownScale(price), ...boundScales(price)];
  let widest = 0;
  for (const scale2 of scales) {
    if (scale2 === void 0) return void 0;
    widest = Math.max(widest, scale2);
  }
  return widest > FAST_SCALE_MAX ? void 0 : widest;
}
function bandScales(measure, price) {
  const measureScale = compileFastNumber(measure)?.scale;
  if (measureScale === void 0) return void 0;
  const bounds2 = [...price.bands.map((band2) => band2.from), ...price.upTo === void 0 ? [] : [price.upTo]];
  const measureWide = Math.max(measureScale, ...bounds2.map(decimalsOf));
  const priceWide = Math.max(0, ...price.bands.map((band2) => decimalsOf(unitPriceOf(band2))));
  const flatWide = Math.max(0, ...price.bands.map((band2) => decimalsOf(band2.flat ?? "0")));
  return { measure: measureWide, price: Math.max(priceWide, flatWide - measureWide) };
}
function unitPriceOf(band2) {
  return band2.rate ?? band2.unit ?? "0";
}
function ownScale(price) {
  switch (price.kind) {
    case "amount":
      return compileFastNumber(price.amount)?.scale;
    case "rate": {
      const [measure, rate] = [compileFastNumber(price.measure)?.scale, compileFastNumber(price.rate)?.scale];
      const flat = price.flat === void 0 ? 0 : compileFastNumber(price.flat)?.scale;
      if (measure === void 0 || rate === void 0 || flat === void 0) return void 0;
      return Math.max(measure + rate, flat);
    }
    case "bands": {
      const scales = bandScales(price.measure, price.price);
      return scales && scales.measure + scales.price;
    }
  }
}
function boundScales(price) {
  const bounds2 = [price.floor, price.cap].filter((bound) => bound !== void 0);
  return bounds2.map((bound) => compileFastNumber(bound)?.scale);
}
function decimalsOf(text) {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

// src/plan/slots.ts
var Slots = class {
  #numbers = 0;
  #texts = 0;
  #lists = 0;
  sym(name, type, scale2) {
    const slot = type.kind === "list" ? this.#lists++ : isNumeric(type) || type.kind === "boolean" ? this.#numbers++ : this.#texts++;
    return { name, type, slot, scale: scale2 };
  }
  counts() {
    return { numbers: this.#numbers, texts: this.#texts, lists: this.#lists };
  }
};

// src/plan/topological-order.ts
function topologicalOrder(needs) {
  const order = [];
  const done = /* @__PURE__ */ new Set();
  const waiting = [...needs.keys()];
  const isReady = (name) => [...needs.get(name) ?? []].every((need) => !needs.has(need) || done.has(need));
  while (waiting.length > 0) {
    const next = waiting.findIndex(isReady);
    if (next < 0) return { cycle: shortestCycle(needs, new Set(waiting)) };
    for (const name of waiting.splice(next, 1)) {
      order.push(name);
      done.add(name);
    }
  }
  return { order };
}
function shortestCycle(needs, among) {
  let shortest2 = [];
  for (const start2 of among) {
    const paths = [[start2]];
    const seen = /* @__PURE__ */ new Set();
    for (let path = paths.shift(); path !== void 0; path = paths.shift()) {
      const last = path[path.length - 1] ?? start2;
      for (const next of needs.get(last) ?? []) {
        if (next === start2) {
          if (shortest2.length === 0 || path.length + 1 < shortest2.length) shortest2 = [...path, start2];
          paths.length = 0;
          break;
        }
        if (among.has(next) && !seen.has(next)) {
          seen.add(next);
          paths.push([...path, next]);
        }
      }
    }
  }
  return shortest2;
}

// src/plan/build-plan.ts
var STEP_TOTAL_SCALE = 8;
function buildPlan(model2, contract2, currency2) {
  const merged = mergeTerms(model2, contract2);
  if (!merged.ok) return merged;
  if (!isCurrency(currency2) || model2.currency !== "document" && model2.currency !== currency2) {
    return failed(issue2("currency-invalid", ["currency"], { found: currency2, expected: model2.currency === "document" ? "ISO 4217" : model2.currency }));
  }
  return new PlanBuilder(model2, merged.value, contract2, currency2).build();
}
var PlanBuilder = class {
  #model;
  #definition;
  #contract;
  #currency;
  #minorDigits;
  #money;
  #issues = [];
  #slots = new Slots();
  #factors = /* @__PURE__ */ new Map();
  #fees = /* @__PURE__ */ new Map();
  #apportionments = /* @__PURE__ */ new Map();
  #accumulators = /* @__PURE__ */ new Map();
  #used = /* @__PURE__ */ new Set();
  /** Accumulators whose running balance some formula reads. */
  #readTotals = /* @__PURE__ */ new Set();
  #scope;
  constructor(model2, definition, contract2, currency2) {
    this.#model = model2;
    this.#definition = definition;
    this.#contract = contract2;
    this.#currency = currency2;
    this.#minorDigits = minorDigits(currency2);
    this.#money = money(definition.currency);
    this.#scope = {
      name: (name) => this.#symOf(name),
      exactOf: (fee) => this.#fees.get(fee)?.exact,
      share: (code2, bearer2) => this.#apportionments.get(code2)?.bearers.find((each) => each.item.code === bearer2)?.share,
      unplaced: (code2) => this.#apportionments.get(code2)?.unplaced,
      names: () => this.#names()
    };
  }
  build() {
    for (const factor of this.#definition.factors) {
      this.#factors.set(factor.code, { factor, sym: this.#slots.sym(factor.code, this.#factorType(factor), this.#factorScale(factor)) });
    }
    const ordered = topologicalOrder(dependencies(this.#definition));
    if ("cycle" in ordered) {
      return failed(issue2("amount-cycle", ["fees"], { cycle: ordered.cycle.join(" \u2192 ") }));
    }
    this.#declareAccumulators();
    const nodes = [];
    for (const code2 of ordered.order) {
      const node = this.#node(code2, nodes.length);
      if (node !== void 0) nodes.push(node);
    }
    if (this.#issues.length > 0) return failed(this.#issues);
    const accumulators = this.#completeAccumulators();
    if (this.#issues.length > 0) return failed(this.#issues);
    return ok(this.#planOf(nodes, accumulators));
  }
  #planOf(nodes, accumulators) {
    for (const party of this.#definition.parties) if ("factor" in party) this.#used.add(party.factor);
    for (const { key } of this.#definition.accumulators) for (const part of key) this.#used.add(part);
    return Object.freeze({
      definition: this.#definition,
      contract: this.#contract,
      modelHash: definitionHash(this.#model),
      contractHash: definitionHash(this.#contract),
      currency: this.#currency,
      minorDigits: this.#minorDigits,
      owner: this.#owner(),
      factors: [...this.#factors.values()].filter(({ factor }) => this.#used.has(factor.code)),
      nodes,
      accumulators,
      balances: this.#definition.accumulators.map(({ code: code2, key, window, timeZone: timeZone2 }) => ({ accumulator: code2, key, window, timeZone: timeZone2 })),
      slots: this.#slots.counts()
    });
  }
  #owner() {
    return this.#definition.parties.find((party) => "is" in party)?.code ?? "";
  }
  // Names and types
  #symOf(name) {
    const factor = this.#factors.get(name);
    if (factor !== void 0) {
      this.#used.add(name);
      return factor.sym;
    }
    const fee = this.#fees.get(name);
    if (fee !== void 0) return fee.value;
    const total = this.#accumulators.get(name);
    if (total !== void 0) this.#readTotals.add(name);
    return total?.running;
  }
  #names() {
    return [...this.#factors.keys(), ...this.#definition.fees.map(({ code: code2 }) => code2), ...this.#accumulators.keys()];
  }
  #factorType(factor) {
    const plain = (type) => type === "money" ? money(factor.currency ?? this.#definition.currency) : { kind: type };
    return factor.type === "list" ? { kind: "list", of: plain(factor.of ?? "text") } : plain(factor.type);
  }
  #factorScale(factor) {
    if (factor.type === "boolean") return 0;
    const scale2 = factor.scale ?? (factor.type === "money" ? this.#minorDigits : void 0);
    return scale2 !== void 0 && scale2 <= FAST_SCALE_MAX ? scale2 : void 0;
  }
  // Formulas and conditions
  #formula(text, expected2, path) {
    const parsed = parseFormula(text);
    const checked = parsed.ok ? checkFormula(parsed.value, expected2, this.#scope) : parsed;
    if (checked.ok) return checked.value;
    this.#issues.push(...checked.issues.map((fault) => issueUnder(path, fault)));
    return void 0;
  }
  #condition(input, path) {
    const checked = checkCondition(input, this.#scope, path);
    if (checked.ok) return checked.value;
    this.#issues.push(...checked.issues);
    return void 0;
  }
  // Nodes
  #node(code2, index) {
    const fee = this.#definition.fees.find((each) => each.code === code2);
    if (fee !== void 0) {
      const node2 = this.#feeNode(fee, index);
      if (node2 !== void 0) this.#fees.set(code2, node2);
      return node2;
    }
    const item = this.#definition.apportionments.find((each) => each.code === code2);
    const node = item && this.#apportionmentNode(item, index);
    if (node !== void 0) this.#apportionments.set(code2, node);
    return node;
  }
  #feeNode(item, index) {
    const at4 = (...field2) => definitionPath(this.#definition, "fees", item.code, field2);
    const when = this.#condition(item.when, at4("when"));
    if (item.price === void 0 && item.enabled) {
      this.#issues.push(issue2("price-missing", at4("price"), { fee: item.code }));
    }
    const expected2 = item.booked ? [this.#money] : [this.#money, RATIO, QUANTITY, INTEGER];
    const price = this.#price(item.price ?? DISABLED, expected2, (field2) => at4("price", field2));
    const booking = item.rounding && this.#booking(item.rounding);
    const type = price === void 0 ? this.#money : this.#typeOf(price);
    const exact = this.#slots.sym(item.code, type, price && priceScale(price));
    const isTruedUp = price?.kind === "bands" && price.price.kind === "volume" && price.cumulative?.basis === "marginal";
    return {
      kind: "fee",
      index,
      item,
      when,
      price: price ?? {},
      booking,
      value: booking === void 0 ? exact : this.#slots.sym(item.code, type, booking.scale),
      exact,
      own: isTruedUp && booking !== void 0 ? this.#truedUpParts(item.code, exact, booking) : void 0,
      apportionedBy: this.#definition.apportionments.find((each) => each.of === item.code && item.booked)?.code
    };
  }
  #truedUpParts(code2, exact, booking) {
    const sym = (scale2) => this.#slots.sym(code2, exact.type, scale2);
    return { exact: sym(exact.scale), booked: sym(booking.scale), trueUpExact: sym(exact.scale), trueUp: sym(booking.scale) };
  }
  #typeOf(price) {
    return price.kind === "amount" ? price.amount.type : this.#money;
  }
  #booking(rounding2) {
    return { mode: rounding2.mode, scale: rounding2.scale ?? this.#minorDigits };
  }
  #price(price, expected2, at4) {
    const checked = this.#priceBody(price, expected2, at4);
    const type = checked?.kind === "amount" ? [checked.amount.type] : [this.#money];
    const bound = (field2) => {
      const text = price[field2];
      return text === void 0 ? void 0 : this.#formula(text, type, at4(field2));
    };
    const bounds2 = { floor: bound("floor"), cap: bound("cap"), wins: price.wins, negative: price.negative };
    return checked && { ...bounds2, ...checked };
  }
  #priceBody(price, expected2, at4) {
    switch (price.kind) {
      case "formula":
      case "flat":
      case "complement": {
        const [field2, text] = price.kind === "formula" ? ["formula", price.formula] : price.kind === "flat" ? ["amount", price.amount] : ["total", complementText(price)];
        const amount = this.#formula(text, expected2, at4(field2));
        return amount && { kind: "amount", amount };
      }
      case "ratio": {
        const measure = this.#formula(price.base, [this.#money, QUANTITY], at4("base"));
        const rate = this.#formula(price.rate, [measure === void 0 || measure.type.kind === "money" ? RATIO : this.#money], at4("rate"));
        const flat = price.flat === void 0 ? void 0 : this.#formula(price.flat, [this.#money], at4("flat"));
        return measure && rate && { kind: "rate", measure, rate, flat };
      }
      case "graduated":
      case "volume": {
        const isByUnit = price.bands.some((band2) => band2.unit !== void 0);
        const measure = this.#formula(price.measure, isByUnit ? [QUANTITY, INTEGER] : [this.#money], at4("measure"));
        const cumulative2 = price.cumulative && this.#cumulative(price.cumulative);
        return measure && { kind: "bands", measure, price, cumulative: cumulative2 };
      }
    }
  }
  #cumulative(cumulative2) {
    const declared = this.#accumulators.get(cumulative2.accumulator);
    return declared && { basis: cumulative2.basis, accumulator: declared.index };
  }
  #apportionmentNode(item, index) {
    const at4 = (...field2) => definitionPath(this.#definition, "apportionments", item.code, field2);
    const of = this.#symOf(item.of);
    if (of === void 0) return void 0;
    if (of.type.kind !== "money") {
      this.#issues.push(issue2("type-not-money", at4("of"), { name: item.of, found: typeText(of.type) }));
      return void 0;
    }
    const fee = this.#fees.get(item.of);
    const booking = item.rounding === void 0 ? fee?.booking : this.#booking(item.rounding);
    if (booking === void 0) this.#issues.push(issue2("rounding-missing", at4("rounding"), { apportionment: item.code, of: item.of }));
    const payer = item.payer ?? fee?.item.payer;
    if (item.unplaced === "keep" && payer === void 0) {
      this.#issues.push(issue2("payer-missing", at4("payer"), { apportionment: item.code }));
    }
    const scale2 = booking?.scale ?? this.#minorDigits;
    const owner = this.#owner();
    const bearers2 = item.bearers.flatMap((bearer2, position) => {
      const path = at4("bearers", position);
      if (bearer2.code !== item.payee && bearer2.code !== owner && item.payee !== owner) {
        this.#issues.push(issue2("share-without-owner", path, { apportionment: item.code, bearer: bearer2.code, owner }));
      }
      const weight = this.#formula(bearer2.weight, [RATIO, QUANTITY, INTEGER, this.#money], [...path, "weight"]);
      const cap = bearer2.cap === void 0 ? void 0 : this.#formula(bearer2.cap, [this.#money], [...path, "cap"]);
      const limit = this.#limit(item.code, bearer2.code);
      const share = this.#slots.sym(`${item.code}.${bearer2.code}`, of.type, scale2);
      return weight === void 0 ? [] : [{ item: bearer2, weight, cap, limit, share }];
    });
    return {
      kind: "apportionment",
      index,
      item,
      of,
      fee,
      booking: booking ?? { mode: "half-up", scale: scale2 },
      amount: this.#slots.sym(item.code, of.type, scale2),
      bearers: bearers2,
      unplaced: this.#slots.sym(item.code, of.type, scale2),
      payer
    };
  }
  #limit(apportionment, bearer2) {
    for (const declared of this.#accumulators.values()) {
      const { adds: adds2, limit, code: code2 } = declared.item;
      if (typeof adds2 === "string" || adds2.apportionment !== apportionment || adds2.bearer !== bearer2 || limit === void 0) continue;
      const amount = this.#formula(limit, [this.#money], definitionPath(this.#definition, "accumulators", code2, ["limit"]));
      if (amount !== void 0) return { accumulator: declared.index, amount };
    }
    return void 0;
  }
  // Accumulators
  /** Their names are known before any node is checked; what they add may not be. */
  #declareAccumulators() {
    this.#definition.accumulators.forEach((item, index) => {
      const factor = typeof item.adds === "string" ? this.#factors.get(item.adds) : void 0;
      if (factor !== void 0) this.#used.add(factor.factor.code);
      const fee = this.#definition.fees.find((each) => each.code === item.adds);
      const type = factor?.sym.type ?? this.#money;
      const scale2 = factor !== void 0 ? factor.sym.scale : fee?.rounding !== void 0 ? this.#booking(fee.rounding).scale : typeof item.adds === "string" ? STEP_TOTAL_SCALE : this.#shareScale(item.adds.apportionment);
      const declared = { index, item, before: this.#slots.sym(item.code, type, scale2), running: this.#slots.sym(item.code, type, scale2) };
      this.#accumulators.set(item.code, declared);
    });
  }
  #shareScale(apportionment) {
    const item = this.#definition.apportionments.find((each) => each.code === apportionment);
    const fee = this.#definition.fees.find((each) => each.code === item?.of);
    const rounding2 = item?.rounding ?? fee?.rounding;
    return rounding2 === void 0 ? this.#minorDigits : this.#booking(rounding2).scale;
  }
  #completeAccumulators() {
    return [...this.#accumulators.values()].map((declared) => {
      const { adds: adds2, code: code2 } = declared.item;
      const source = this.#sourceOf(adds2) ?? declared.running;
      if (typeText(source.type) !== typeText(declared.running.type)) {
        const name = typeof adds2 === "string" ? adds2 : adds2.apportionment;
        this.#issues.push(issue2("accumulator-type", definitionPath(this.#definition, "accumulators", code2, ["adds"]), { accumulator: code2, adds: name, found: typeText(source.type) }));
      }
      const when = this.#condition(declared.item.when, definitionPath(this.#definition, "accumulators", code2, ["when"]));
      const running = this.#readTotals.has(code2) ? declared.running : { ...declared.running, scale: source.scale };
      return { ...declared, before: { ...declared.before, scale: running.scale }, running, source, when };
    });
  }
  #sourceOf(adds2) {
    return typeof adds2 === "string" ? this.#symOf(adds2) : this.#scope.share(adds2.apportionment, adds2.bearer);
  }
};
var DISABLED = { kind: "flat", amount: "0", wins: "cap", negative: "mirror" };

// src/money/amount.ts
function amountUnits(amount, scale2) {
  return typeof amount === "number" ? amount : amount.n * powerOfTen(scale2) / amount.d;
}
function amountDecimal(amount, scale2) {
  return decimalOfUnits(amountUnits(amount, scale2), scale2);
}
function amountText(amount, scale2) {
  return typeof amount === "number" ? minimalText(amount, scale2 ?? 0) : exactText(amount);
}

// src/accumulate/accumulator-entry.ts
var AccumulatorEntry = class {
  document;
  revision;
  /** @internal */
  node;
  /** @internal */
  balance;
  /** @internal */
  values;
  constructor(node, balance, document, values) {
    this.node = node;
    this.balance = balance;
    this.document = document.id;
    this.revision = document.revision;
    this.values = values;
  }
  get accumulator() {
    return this.node.item.code;
  }
  get kind() {
    return "post";
  }
  /** The values of the accumulator's key, the tenant first, as a JSON list. */
  get key() {
    return this.balance.key;
  }
  get window() {
    return this.balance.window;
  }
  get before() {
    return this.text(this.node.before);
  }
  get delta() {
    return this.text(this.node.source);
  }
  get after() {
    return this.text(this.node.running);
  }
  toJSON() {
    const { accumulator, kind, key, before, delta, after } = this;
    return { accumulator, kind, key, window: { ...this.window }, before, delta, after };
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return this.toJSON();
  }
  text(sym) {
    return amountText(this.values[sym.slot], sym.scale);
  }
};

// src/decide/fee-line.ts
var FeeLine = class {
  /** @internal */
  template;
  /** @internal */
  values;
  constructor(template, values) {
    this.template = template;
    this.values = values;
  }
  get kind() {
    return this.template.kind;
  }
  /** Code of the fee; of a share, code of its apportionment. */
  get fee() {
    return this.template.fee;
  }
  get bearer() {
    return this.template.bearer;
  }
  /** The role that pays. A negative amount runs the other way. */
  get payer() {
    return this.template.payer;
  }
  get payee() {
    return this.template.payee;
  }
  get clearing() {
    return this.template.clearing;
  }
  /** As the contract's party sees it; fixed by the fee item, never by the sign of the amount. */
  get direction() {
    return this.template.direction;
  }
  get currency() {
    return this.template.currency;
  }
  /** Booked, with the decimals of its booking: 12.50. */
  get amount() {
    return amountDecimal(this.value(), this.template.scale);
  }
  /** `amount` as whole units of `10^-scale`. */
  get units() {
    return amountUnits(this.value(), this.template.scale);
  }
  get scale() {
    return this.template.scale;
  }
  /** Before rounding, as exact text: `0.045`, or `1/3`. */
  get exact() {
    const value = this.values[this.template.exactSlot];
    return amountText(value, this.template.exactScale);
  }
  toJSON() {
    const { kind, fee, bearer: bearer2, payer, payee, clearing, direction, currency: currency2, scale: scale2 } = this.template;
    const amount = unitsText(this.units, scale2);
    return { kind, fee, bearer: bearer2, payer, payee, clearing, direction, currency: currency2, amount, exact: this.exact };
  }
  /** What Node prints: the same as its JSON. */
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return this.toJSON();
  }
  value() {
    return this.values[this.template.slot];
  }
};

// src/decide/share.ts
var Share = class {
  /** @internal */
  template;
  /** @internal */
  values;
  constructor(template, values) {
    this.template = template;
    this.values = values;
  }
  get apportionment() {
    return this.template.apportionment;
  }
  /** `undefined` for the part that nobody could take. */
  get bearer() {
    return this.template.bearer;
  }
  get amount() {
    return amountDecimal(this.values[this.template.slot], this.template.scale);
  }
  /** `amount` as whole units of `10^-scale`. */
  get units() {
    return amountUnits(this.values[this.template.slot], this.template.scale);
  }
  get scale() {
    return this.template.scale;
  }
  toJSON() {
    return {
      apportionment: this.template.apportionment,
      bearer: this.template.bearer,
      amount: unitsText(this.units, this.template.scale)
    };
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return this.toJSON();
  }
};

// src/decide/billing-record.ts
var RECORD_FORMAT = "1";
var BillingRecord = class {
  lines;
  shares;
  entries;
  /** @internal */
  plan;
  /** @internal */
  snapshot;
  /** @internal */
  values;
  /**
   * @param values of every slot of the plan; owned by the record from now on
   * @param applied by node: whether the fee's condition held
   * @param posted by accumulator: whether the document posts to it
   */
  constructor(template, snapshot, values, applied, posted) {
    this.plan = template.plan;
    this.snapshot = snapshot;
    this.values = values;
    const lines = [];
    for (const each of template.lines) {
      if (applied[each.node] === true && (each.isAlways || !isNothing(values[each.line.slot]))) {
        lines.push(new FeeLine(each.line, values));
      }
    }
    this.lines = lines;
    const shares = [];
    for (const share of template.shares) shares.push(new Share(share, values));
    this.shares = shares;
    const entries = [];
    for (const node of template.plan.accumulators) {
      const balance = snapshot.balances[node.item.code];
      if (posted[node.index] === true && balance !== void 0) entries.push(new AccumulatorEntry(node, balance, snapshot.document, values));
    }
    this.entries = entries;
  }
  get tenant() {
    return this.snapshot.document.tenant;
  }
  get business() {
    return this.snapshot.document.business;
  }
  /** Id of the document. */
  get document() {
    return this.snapshot.document.id;
  }
  get revision() {
    return this.snapshot.document.revision;
  }
  get party() {
    return this.snapshot.document.party;
  }
  get store() {
    return this.snapshot.document.store;
  }
  /** The document's business time: UTC text. */
  get time() {
    return this.snapshot.document.time;
  }
  get currency() {
    return this.plan.currency;
  }
  get rule() {
    return this.snapshot.rule;
  }
  get model() {
    return this.snapshot.model;
  }
  get contract() {
    return this.snapshot.contract;
  }
  /** Role → identity: `{ merchant: 'm-1001', platform: '1000' }`. A role whose factor is absent has none. */
  get parties() {
    const parties = {};
    for (const party of this.plan.definition.parties) {
      const id2 = "is" in party ? this.party : "id" in party ? party.id : this.snapshot.facts[party.factor];
      if (typeof id2 === "string") parties[party.code] = id2;
    }
    return parties;
  }
  /**
   * A fee as booked, also an intermediate step; 0 for a fee that did not apply. A step without rounding whose value is no
   * decimal (1/3) throws a TypeError: read it with `exact`.
   *
   * Worked case: 15 % of 0.30 is exactly 0.045: `amount` is 0.05.
   */
  amount(fee) {
    const { value } = this.fee(fee);
    const amount = this.values[value.slot];
    if (value.scale !== void 0 && (typeof amount === "number" || isWhole(amount, value.scale))) {
      return amountDecimal(amount, value.scale);
    }
    const text = amountText(amount, value.scale);
    if (text.includes("/")) throw new TypeError(`feewright: '${fee}' is ${text}, which is no decimal; read it with exact()`);
    return new Decimal2(text);
  }
  /** A fee before rounding, as exact text: `0.045`, or `1/3`. */
  exact(fee) {
    const { exact } = this.fee(fee);
    return amountText(this.values[exact.slot], exact.scale);
  }
  /** What a bearer takes of a divided amount. */
  share(apportionment, bearer2) {
    const share = this.shares.find((each) => each.apportionment === apportionment && each.bearer === bearer2);
    if (share === void 0) throw new RangeError(`feewright: no share of '${bearer2}' in '${apportionment}'`);
    return share.amount;
  }
  /** The part of a divided amount that nobody could take. */
  unplaced(apportionment) {
    const share = this.shares.find((each) => each.apportionment === apportionment && each.bearer === void 0);
    if (share === void 0) throw new RangeError(`feewright: no apportionment '${apportionment}'`);
    return share.amount;
  }
  /** What is the same to the byte whenever the snapshot is decided again. */
  content() {
    const { tenant, business, id: id2, type, party, store, currency: currency2, time } = this.snapshot.document;
    return {
      format: RECORD_FORMAT,
      document: { tenant, business, id: id2, type, party, store, currency: currency2, time },
      rule: this.rule,
      model: { ...this.model },
      contract: { ...this.contract },
      currency: this.currency,
      amounts: this.amounts(),
      lines: this.lines.map((line) => line.toJSON()),
      shares: this.shares.map((share) => share.toJSON()),
      entries: this.entries.map((entry) => entry.toJSON())
    };
  }
  /** The content as canonical text (RFC 8785, numbers as text): what its hash is taken of. */
  contentText() {
    return canonicalText(this.content());
  }
  toJSON() {
    return { ...this.content(), revision: String(this.revision) };
  }
  [/* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom")]() {
    return this.toJSON();
  }
  amounts() {
    const amounts = {};
    for (const node of this.plan.nodes) {
      if (node.kind !== "fee") continue;
      const exact = amountText(this.values[node.exact.slot], node.exact.scale);
      const booked = node.booking && unitsText(amountUnits(this.values[node.value.slot], node.booking.scale), node.booking.scale);
      amounts[node.item.code] = booked === void 0 ? { exact } : { booked, exact };
    }
    return amounts;
  }
  fee(code2) {
    for (const node of this.plan.nodes) if (node.kind === "fee" && node.item.code === code2) return node;
    throw new RangeError(`feewright: no fee '${code2}' in the model '${this.model.code}'`);
  }
};
function isNothing(amount) {
  return typeof amount === "number" ? amount === 0 : amount === void 0 || amount.n === 0n;
}
function isWhole(amount, scale2) {
  return amount.n * 10n ** BigInt(scale2) % amount.d === 0n;
}

// src/apportion/largest-remainder.ts
function largestRemainder(numerators, denominator) {
  const units2 = numerators.map((numerator) => numerator / denominator);
  const remainders = numerators.map((numerator) => numerator % denominator);
  let left = remainders.reduce((sum4, remainder2) => sum4 + remainder2, 0n) / denominator;
  if (left === 0n) return units2;
  const byRemainder = remainders.map((remainder2, index) => ({ remainder: remainder2, index })).sort((a2, b2) => a2.remainder === b2.remainder ? a2.index - b2.index : a2.remainder > b2.remainder ? -1 : 1);
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    units2[index] = (units2[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return units2;
}

// src/apportion/divide-by-weight.ts
function divideByWeight(amount, weights, headrooms, spill) {
  const shares = weights.map(() => 0n);
  let open = weights.flatMap((weight, index) => weight > 0n ? [index] : []);
  let rest = amount;
  let unplacedNumerator = 0n;
  let totalWeight = sumOf(open, weights);
  while (open.length > 0) {
    const isOver = (index) => {
      const headroom = headrooms[index];
      return headroom !== void 0 && rest * (weights[index] ?? 0n) > headroom * totalWeight;
    };
    const capped = open.filter(isOver);
    if (capped.length === 0) break;
    let placed = 0n;
    for (const index of capped) {
      const headroom = headrooms[index] ?? 0n;
      shares[index] = headroom;
      placed += headroom;
    }
    open = open.filter((index) => !isOver(index));
    if (spill === "none") {
      unplacedNumerator = rest * sumOf(capped, weights) - placed * totalWeight;
      break;
    }
    rest -= placed;
    totalWeight = sumOf(open, weights);
  }
  if (totalWeight === 0n) return { shares, unplaced: rest };
  const units2 = largestRemainder(
    [...open.map((index) => rest * (weights[index] ?? 0n)), unplacedNumerator],
    totalWeight
  );
  open.forEach((bearer2, position) => {
    shares[bearer2] = units2[position] ?? 0n;
  });
  return { shares, unplaced: units2[open.length] ?? 0n };
}
function sumOf(indexes, weights) {
  return indexes.reduce((sum4, index) => sum4 + (weights[index] ?? 0n), 0n);
}

// src/formula/compile-exact.ts
var ARITHMETIC = {
  "+": add2,
  "-": subtract,
  "*": multiply,
  "/": divide2,
  "%": remainder
};
function compileExactNumber(tree) {
  switch (tree.kind) {
    case "literal": {
      const { value } = tree;
      return () => value;
    }
    case "name": {
      const { sym } = tree;
      return (frame) => frame.numbers[sym.slot] ?? absent(sym);
    }
    case "negative": {
      const of = compileExactNumber(tree.of);
      return (frame) => negate(of(frame));
    }
    case "abs": {
      const of = compileExactNumber(tree.of);
      return (frame) => abs2(of(frame));
    }
    case "arithmetic": {
      const operate = ARITHMETIC[tree.operator];
      const [left, right] = [compileExactNumber(tree.left), compileExactNumber(tree.right)];
      return (frame) => operate(left(frame), right(frame));
    }
    case "power": {
      const base = compileExactNumber(tree.base);
      const { exponent } = tree;
      return (frame) => power(base(frame), exponent);
    }
    case "conditional": {
      const when = compileExactBoolean(tree.when);
      const [then, otherwise] = [compileExactNumber(tree.then), compileExactNumber(tree.otherwise)];
      return (frame) => when(frame) ? then(frame) : otherwise(frame);
    }
    case "fold": {
      const { name } = tree;
      const values = valuesOf(tree.args);
      return (frame) => folded(name, values(frame));
    }
    case "count": {
      const list2 = compileExactList(tree.list);
      return (frame) => exactOf(BigInt(list2(frame).length));
    }
    case "round": {
      const of = compileExactNumber(tree.of);
      const { scale: scale2, mode } = tree;
      return (frame) => exactOf(roundExact(of(frame), scale2, mode), scale2);
    }
    default:
      throw new TypeError(`feewright: a ${tree.kind} is no number; this is a bug`);
  }
}
function compileExactBoolean(tree) {
  switch (tree.kind) {
    case "boolean": {
      const { value } = tree;
      return () => value;
    }
    case "name": {
      const { sym } = tree;
      return (frame) => frame.booleans[sym.slot] ?? absent(sym);
    }
    case "not": {
      const of = compileExactBoolean(tree.of);
      return (frame) => !of(frame);
    }
    case "logical": {
      const items2 = tree.items.map(compileExactBoolean);
      return tree.operator === "and" ? (frame) => items2.every((item) => item(frame)) : (frame) => items2.some((item) => item(frame));
    }
    case "comparison":
      return comparisonOf2(tree);
    case "membership": {
      const list2 = compileExactList(tree.list);
      if (isTextual(tree.item)) {
        const item2 = compileExactText(tree.item);
        return (frame) => list2(frame).includes(item2(frame));
      }
      const item = compileExactNumber(tree.item);
      return (frame) => {
        const value = item(frame);
        return list2(frame).some((each) => typeof each !== "string" && compare(each, value) === 0);
      };
    }
    case "conditional": {
      const when = compileExactBoolean(tree.when);
      const [then, otherwise] = [compileExactBoolean(tree.then), compileExactBoolean(tree.otherwise)];
      return (frame) => when(frame) ? then(frame) : otherwise(frame);
    }
    default:
      throw new TypeError(`feewright: a ${tree.kind} is no condition; this is a bug`);
  }
}
function compileExactText(tree) {
  switch (tree.kind) {
    case "text": {
      const { value } = tree;
      return () => value;
    }
    case "name": {
      const { sym } = tree;
      return (frame) => frame.texts[sym.slot] ?? absent(sym);
    }
    case "conditional": {
      const when = compileExactBoolean(tree.when);
      const [then, otherwise] = [compileExactText(tree.then), compileExactText(tree.otherwise)];
      return (frame) => when(frame) ? then(frame) : otherwise(frame);
    }
    default:
      throw new TypeError(`feewright: a ${tree.kind} is no text; this is a bug`);
  }
}
function isTextual(tree) {
  return tree.type.kind === "text" || tree.type.kind === "date";
}
function compareWith(operator, order) {
  switch (operator) {
    case "==":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
function comparisonOf2(tree) {
  const { operator } = tree;
  if (isTextual(tree.left)) {
    const [left2, right2] = [compileExactText(tree.left), compileExactText(tree.right)];
    return (frame) => {
      const [a2, b2] = [left2(frame), right2(frame)];
      return compareWith(operator, a2 < b2 ? -1 : a2 > b2 ? 1 : 0);
    };
  }
  if (tree.left.type.kind === "boolean") {
    const [left2, right2] = [compileExactBoolean(tree.left), compileExactBoolean(tree.right)];
    return (frame) => compareWith(operator, left2(frame) === right2(frame) ? 0 : 1);
  }
  const [left, right] = [compileExactNumber(tree.left), compileExactNumber(tree.right)];
  return (frame) => compareWith(operator, compare(left(frame), right(frame)));
}
function compileExactList(tree) {
  if (tree.kind === "name") {
    const { sym } = tree;
    return (frame) => frame.lists[sym.slot] ?? absent(sym);
  }
  if (tree.kind !== "list") throw new TypeError(`feewright: a ${tree.kind} is no list; this is a bug`);
  const items2 = tree.items.map(
    (item) => item.kind === "text" ? item.value : item.kind === "literal" ? item.value : parseExact("0")
  );
  return () => items2;
}
function valuesOf(args) {
  const [only] = args;
  if (args.length === 1 && only?.type.kind === "list") {
    const list2 = compileExactList(only);
    return (frame) => list2(frame).filter((value) => typeof value !== "string");
  }
  const runs = args.map(compileExactNumber);
  return (frame) => runs.map((run) => run(frame));
}
function folded(name, values) {
  const [first = ZERO3, ...rest] = values;
  switch (name) {
    case "min":
      return rest.reduce((best, value) => compare(value, best) < 0 ? value : best, first);
    case "max":
      return rest.reduce((best, value) => compare(value, best) > 0 ? value : best, first);
    case "sum":
      return rest.reduce(add2, first);
    case "avg":
      return divide2(rest.reduce(add2, first), exactOf(BigInt(values.length)));
  }
}
function absent(sym) {
  return fail(issue2("factor-missing", ["facts", sym.name], { factor: sym.name }));
}

// src/fee/band-table.ts
function bandTable(bands, rules) {
  const from = bands.map((band2) => band2.from);
  const price = bands.map((band2) => band2.price);
  const flat = bands.map((band2) => band2.flat);
  const below = [];
  let sum4 = ZERO3;
  for (let k = 0; k < bands.length; k++) {
    below.push(sum4);
    const next = from[k + 1];
    if (next !== void 0) {
      sum4 = add2(add2(sum4, multiply(subtract(next, at3(from, k)), at3(price, k))), at3(flat, k));
    }
  }
  return { from, price, flat, below, ...rules };
}
function bandOf(table, measure) {
  let low = 0;
  let high = table.from.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    const order = compare(at3(table.from, middle), measure);
    if (order < 0 || order === 0 && table.boundary === "lower") low = middle;
    else high = middle - 1;
  }
  return low;
}
function isAboveTop(table, measure) {
  return table.upTo !== void 0 && table.overflow === "reject" && compare(measure, table.upTo) > 0;
}
function graduated(table, measure) {
  const side = sign2(measure);
  if (side < 0) return multiply(measure, at3(table.price, 0));
  if (side === 0) return table.flatAtZero ? at3(table.flat, 0) : ZERO3;
  const k = bandOf(table, measure);
  const slice = multiply(subtract(measure, at3(table.from, k)), at3(table.price, k));
  return add2(add2(at3(table.below, k), slice), at3(table.flat, k));
}
function volume(table, measure) {
  const side = sign2(measure);
  if (side < 0) return multiply(measure, at3(table.price, 0));
  if (side === 0) return table.flatAtZero ? at3(table.flat, 0) : ZERO3;
  const k = bandOf(table, measure);
  return add2(multiply(measure, at3(table.price, k)), at3(table.flat, k));
}
function at3(column, index) {
  const value = column[index];
  if (value === void 0) throw new RangeError(`feewright: no band ${index}; this is a bug`);
  return value;
}

// src/fee/price-exact.ts
function compileExactPrice(price, plan2, fee) {
  const bounded2 = compileBounds(price);
  switch (price.kind) {
    case "amount": {
      const amount = compileExactNumber(price.amount);
      return (frame) => ({ own: bounded2(frame, amount(frame)), trueUp: ZERO3, isMirrored: false });
    }
    case "rate": {
      const measure = compileExactNumber(price.measure);
      const rate = compileExactNumber(price.rate);
      const flat = price.flat === void 0 ? () => ZERO3 : compileExactNumber(price.flat);
      return (frame) => onMeasure(price, fee, measure(frame), (x) => bounded2(frame, add2(multiply(rate(frame), x), flat(frame))));
    }
    case "bands": {
      const measure = compileExactNumber(price.measure);
      const table = exactTable(price.price);
      const total = price.price.kind === "graduated" ? graduated : volume;
      const { cumulative: cumulative2 } = price;
      if (cumulative2 === void 0) {
        return (frame) => onMeasure(price, fee, measure(frame), (x) => {
          refuseAboveTop(table, x, fee);
          return bounded2(frame, total(table, x));
        });
      }
      const name = plan2.accumulators[cumulative2.accumulator]?.item.code ?? "";
      return (frame, totals) => {
        const window = totals[cumulative2.accumulator];
        if (window === void 0) return fail(issue2("balance-missing", ["balances", name], { accumulator: name }));
        const x = measure(frame);
        const after = add2(window.balance, x);
        if (cumulative2.basis !== "before") refuseAboveTop(table, after, fee);
        const { own: own2, trueUp } = cumulativeParts(price.price.kind, cumulative2.basis, table, window, x, after);
        return { own: bounded2(frame, own2), trueUp, isMirrored: false };
      };
    }
  }
}
function cumulativeParts(kind, basis, table, { balance, hasEntries }, x, after) {
  const totalOf = kind === "graduated" ? graduated : volume;
  const billed = hasEntries ? totalOf(table, balance) : ZERO3;
  if (kind === "graduated") return { own: subtract(totalOf(table, after), billed), trueUp: ZERO3 };
  const band2 = bandOf(table, basis === "before" ? balance : after);
  const atBand = multiply(x, at3(table.price, band2));
  if (basis !== "marginal") return { own: add2(atBand, at3(table.flat, band2)), trueUp: ZERO3 };
  const own2 = hasEntries ? atBand : add2(atBand, at3(table.flat, band2));
  return { own: own2, trueUp: subtract(subtract(totalOf(table, after), billed), own2) };
}
function exactTable(price) {
  return bandTable(
    price.bands.map((band2) => ({
      from: parseExact(band2.from),
      price: parseExact(unitPriceOf(band2)),
      flat: parseExact(band2.flat ?? "0")
    })),
    {
      boundary: price.boundary ?? "lower",
      upTo: price.upTo === void 0 ? void 0 : parseExact(price.upTo),
      overflow: price.overflow,
      flatAtZero: price.flatAtZero
    }
  );
}
function onMeasure(bounds2, fee, measure, charge) {
  if (sign2(measure) >= 0) return { own: charge(measure), trueUp: ZERO3, isMirrored: false };
  switch (bounds2.negative) {
    case "mirror":
      return { own: charge(negate(measure)), trueUp: ZERO3, isMirrored: true };
    case "zero":
      return { own: ZERO3, trueUp: ZERO3, isMirrored: false };
    case "reject":
      return fail(issue2("measure-negative", ["fees", fee], { fee, measure: exactText(measure) }));
  }
}
function compileBounds({ floor: floor2, cap, wins }) {
  const lowest = floor2 && compileExactNumber(floor2);
  const highest = cap && compileExactNumber(cap);
  const raise = (frame, value) => {
    const bound = lowest?.(frame);
    return bound !== void 0 && compare(value, bound) < 0 ? bound : value;
  };
  const lower = (frame, value) => {
    const bound = highest?.(frame);
    return bound !== void 0 && compare(value, bound) > 0 ? bound : value;
  };
  if (lowest === void 0 && highest === void 0) return (_frame, value) => value;
  return wins === "cap" ? (frame, value) => lower(frame, raise(frame, value)) : (frame, value) => raise(frame, lower(frame, value));
}
function refuseAboveTop(table, measure, fee) {
  if (!isAboveTop(table, measure) || table.upTo === void 0) return;
  fail(issue2("measure-above-top", ["fees", fee], { fee, measure: exactText(measure), top: exactText(table.upTo) }));
}

// src/money/booked-units.ts
var BOOKED_DIGITS_MAX = 38;
var LIMIT = 10n ** BigInt(BOOKED_DIGITS_MAX);
function bookedUnits(amount, scale2, mode) {
  const units2 = roundExact(amount, scale2, mode);
  if (units2 < LIMIT && units2 > -LIMIT) return units2;
  const digits = String(units2 < 0n ? -units2 : units2).length;
  return fail(issue2("number-too-long", [], { digits, limit: BOOKED_DIGITS_MAX }));
}

// src/decide/decide-exact.ts
function compileExactPlan(plan2) {
  const steps = [];
  for (const node of plan2.nodes) steps.push(node.kind === "fee" ? feeStep(node, plan2) : apportionmentStep(node, plan2));
  const last = plan2.accumulators.filter(({ source }) => plan2.factors.some(({ sym }) => sym === source)).map(postStep);
  return (snapshot) => {
    const work = start(plan2, snapshot);
    for (const step of steps) step(work);
    for (const post of last) post(work);
    return work;
  };
}
function start(plan2, snapshot) {
  const { numbers, texts, lists } = plan2.slots;
  const frame = {
    numbers: new Array(numbers).fill(void 0),
    booleans: new Array(numbers).fill(void 0),
    texts: new Array(texts).fill(void 0),
    lists: new Array(lists).fill(void 0)
  };
  for (const factor of plan2.factors) fill(frame, factor, snapshot.facts[factor.factor.code]);
  const totals = plan2.accumulators.map(({ item, before, running }) => {
    const stored = snapshot.balances[item.code];
    if (stored === void 0) return fail(issue2("balance-missing", ["balances", item.code], { accumulator: item.code }));
    const balance = parseExact(stored.value);
    frame.numbers[before.slot] = balance;
    frame.numbers[running.slot] = balance;
    return { balance, hasEntries: stored.entries > 0 };
  });
  for (const party of plan2.definition.parties) {
    if ("factor" in party && typeof snapshot.facts[party.factor] !== "string") {
      fail(issue2("factor-missing", ["facts", party.factor], { factor: party.factor }));
    }
  }
  const applied = new Array(plan2.nodes.length).fill(false);
  return { frame, applied, posted: new Array(totals.length).fill(false), totals };
}
function fill(frame, { factor, sym }, fact) {
  if (fact === void 0) return;
  if (typeof fact === "boolean") frame.booleans[sym.slot] = fact;
  else if (typeof fact !== "string") {
    const isText2 = factor.of === "text" || factor.of === "date";
    frame.lists[sym.slot] = isText2 ? fact : fact.map(parseExact);
  } else if (sym.type.kind === "text" || sym.type.kind === "date") frame.texts[sym.slot] = fact;
  else frame.numbers[sym.slot] = parseExact(fact);
}
function feeStep(node, plan2) {
  const { item, index, booking, value, exact, own: own2 } = node;
  const when = node.when && compileExactBoolean(node.when);
  const price = compileExactPrice(node.price, plan2, item.code);
  const posts = postsOf(plan2, node);
  const slots = [exact, value, ...own2 === void 0 ? [] : [own2.exact, own2.booked, own2.trueUpExact, own2.trueUp]];
  return (work) => {
    const { numbers } = work.frame;
    if (!item.enabled || when !== void 0 && !when(work.frame)) {
      for (const { slot } of slots) numbers[slot] = ZERO3;
      return;
    }
    work.applied[index] = true;
    const priced = price(work.frame, work.totals);
    const turn = (amount) => priced.isMirrored ? negate(amount) : amount;
    const book = (amount) => booking === void 0 ? turn(amount) : turn(exactOf(bookedUnits(amount, booking.scale, booking.mode), booking.scale));
    const total = add2(priced.own, priced.trueUp);
    const booked = book(total);
    numbers[exact.slot] = turn(total);
    if (value !== exact) numbers[value.slot] = booked;
    if (own2 !== void 0) {
      const ownBooked = book(priced.own);
      numbers[own2.exact.slot] = priced.own;
      numbers[own2.booked.slot] = ownBooked;
      numbers[own2.trueUpExact.slot] = priced.trueUp;
      numbers[own2.trueUp.slot] = subtract(booked, ownBooked);
    }
    for (const post of posts) post(work);
  };
}
function apportionmentStep(node, plan2) {
  const { item, index, booking, of, fee, amount, bearers: bearers2, unplaced: unplaced2 } = node;
  const { scale: scale2, mode } = booking;
  const weights = bearers2.map(({ weight }) => compileExactNumber(weight));
  const headrooms = bearers2.map((bearer2) => headroomOf(bearer2, scale2, plan2));
  const posts = bearers2.map(({ share }) => plan2.accumulators.filter(({ source }) => source === share).map(postStep));
  const last = bearers2.findIndex(({ item: bearer2 }) => typeof item.unplaced === "object" && item.unplaced.to === bearer2.code);
  return (work) => {
    const { numbers } = work.frame;
    if (fee !== void 0 && work.applied[fee.index] !== true) {
      for (const { slot } of [amount, unplaced2, ...bearers2.map(({ share }) => share)]) numbers[slot] = ZERO3;
      return;
    }
    work.applied[index] = true;
    const source = numbers[of.slot] ?? fail(issue2("factor-missing", ["facts", of.name], { factor: of.name }));
    const units2 = bookedUnits(source, scale2, mode);
    const isNegative = units2 < 0n;
    const turned = (part) => exactOf(isNegative ? -part : part, scale2);
    const exactWeights = weights.map((weight, position) => {
      const value = weight(work.frame);
      if (sign2(value) < 0) {
        const bearer2 = bearers2[position]?.item.code ?? "";
        fail(issue2("weight-negative", ["apportionments", item.code, bearer2], { apportionment: item.code, bearer: bearer2, weight: exactText(value) }));
      }
      return value;
    });
    const division = divideByWeight(
      isNegative ? -units2 : units2,
      wholeWeights(exactWeights),
      headrooms.map((headroom) => headroom?.(work.frame, isNegative)),
      item.spill
    );
    let left = division.unplaced;
    numbers[amount.slot] = exactOf(units2, scale2);
    bearers2.forEach(({ share }, position) => {
      const own2 = division.shares[position] ?? 0n;
      numbers[share.slot] = turned(position === last ? own2 + left : own2);
    });
    if (last >= 0) left = 0n;
    if (left > 0n && item.unplaced === "reject") {
      fail(issue2("unplaced-rejected", ["apportionments", item.code], { apportionment: item.code, unplaced: unitsText(left, scale2) }));
    }
    numbers[unplaced2.slot] = turned(left);
    for (const post of posts.flat()) post(work);
  };
}
function wholeWeights(weights) {
  const denominator = weights.reduce((product, { d }) => product % d === 0n ? product : product * d, 1n);
  return weights.map(({ n, d }) => n * (denominator / d));
}
function headroomOf({ cap, limit }, scale2, plan2) {
  if (cap === void 0 && limit === void 0) return void 0;
  const capOf = cap && compileExactNumber(cap);
  const limitOf = limit && compileExactNumber(limit.amount);
  const running = limit && plan2.accumulators[limit.accumulator]?.running;
  return (frame, isNegative) => {
    const rooms = [];
    if (capOf !== void 0) rooms.push(capOf(frame));
    if (limitOf !== void 0 && running !== void 0) {
      const balance = frame.numbers[running.slot] ?? ZERO3;
      rooms.push(isNegative ? balance : subtract(limitOf(frame), balance));
    }
    const least = rooms.reduce((a2, b2) => compare(a2, b2) <= 0 ? a2 : b2);
    return sign2(least) <= 0 ? 0n : roundExact(least, scale2, "floor");
  };
}
function postsOf(plan2, node) {
  return plan2.accumulators.filter(({ source }) => source === node.value).map(postStep);
}
function postStep({ index, running, source, when }) {
  const isDue = when && compileExactBoolean(when);
  return (work) => {
    const { numbers } = work.frame;
    if (isDue !== void 0 && !isDue(work.frame)) return;
    const delta = numbers[source.slot] ?? fail(issue2("factor-missing", ["facts", source.name], { factor: source.name }));
    numbers[running.slot] = add2(numbers[running.slot] ?? ZERO3, delta);
    work.posted[index] = true;
  };
}

// src/apportion/divide-by-weight-fast.ts
function divisionSpace(bearers2) {
  const zeros = () => new Array(bearers2).fill(0);
  return { weights: zeros(), headrooms: zeros(), shares: zeros(), unplaced: 0, remainders: [...zeros(), 0] };
}
var CLOSED = -1;
function divideByWeightFast(space, amount, spill) {
  const { weights, headrooms, shares, remainders } = space;
  const bearers2 = weights.length;
  let totalWeight = 0;
  for (let i = 0; i < bearers2; i++) {
    const weight = weights[i];
    if (!(weight >= 0)) return false;
    totalWeight += weight;
    shares[i] = 0;
    remainders[i] = weight > 0 ? 0 : CLOSED;
  }
  remainders[bearers2] = 0;
  space.unplaced = 0;
  if (!(amount * totalWeight <= Number.MAX_SAFE_INTEGER)) return false;
  let rest = amount;
  let unplacedNumerator = 0;
  for (; ; ) {
    let placed = 0;
    let cappedWeight = 0;
    for (let i = 0; i < bearers2; i++) {
      if (remainders[i] === CLOSED) continue;
      const headroom = headrooms[i];
      if (headroom < rest && rest * weights[i] > headroom * totalWeight) {
        shares[i] = headroom;
        remainders[i] = CLOSED;
        placed += headroom;
        cappedWeight += weights[i];
      }
    }
    if (cappedWeight === 0) break;
    if (spill === "none") {
      unplacedNumerator = rest * cappedWeight - placed * totalWeight;
      break;
    }
    rest -= placed;
    totalWeight -= cappedWeight;
  }
  if (totalWeight === 0) {
    space.unplaced = rest;
    return true;
  }
  let remainderSum = 0;
  for (let i = 0; i <= bearers2; i++) {
    if (remainders[i] === CLOSED) continue;
    const numerator = i === bearers2 ? unplacedNumerator : rest * weights[i];
    const remainder2 = numerator % totalWeight;
    const units2 = (numerator - remainder2) / totalWeight;
    remainders[i] = remainder2;
    remainderSum += remainder2;
    if (i === bearers2) space.unplaced = units2;
    else shares[i] = units2;
  }
  if (remainderSum > 0) giveLeftUnits(space, Math.round(remainderSum / totalWeight));
  return true;
}
function giveLeftUnits(space, left) {
  const { shares, remainders } = space;
  const give = (index) => {
    if (index === shares.length) space.unplaced += 1;
    else shares[index] = shares[index] + 1;
  };
  if (left * remainders.length > MANY) {
    const order = remainders.map((_, index) => index);
    order.sort((a2, b2) => remainders[b2] - remainders[a2] || a2 - b2);
    for (let k = 0; k < left; k++) give(order[k]);
    return;
  }
  for (let k = 0; k < left; k++) {
    let largest = 0;
    for (let i = 1; i < remainders.length; i++) {
      if (remainders[i] > remainders[largest]) largest = i;
    }
    give(largest);
    remainders[largest] = CLOSED;
  }
}
var MANY = 256;

// src/fee/band-table-fast.ts
function fastBandTable(table, measureScale, priceScale2) {
  const scale2 = measureScale + priceScale2;
  const columns = {
    from: table.from.map((value) => units(value, measureScale)),
    price: table.price.map((value) => units(value, priceScale2)),
    flat: table.flat.map((value) => units(value, scale2)),
    below: table.below.map((value) => units(value, scale2))
  };
  const top = table.upTo === void 0 || table.overflow === "last-band" ? Number.POSITIVE_INFINITY : units(table.upTo, measureScale);
  if (Number.isNaN(top) || Object.values(columns).flat().some(Number.isNaN)) return void 0;
  return { ...columns, isLower: table.boundary === "lower", top, flatAtZero: table.flatAtZero };
}
function units(value, scale2) {
  const scaled = value.n * powerOfTen(scale2);
  const whole = scaled / value.d;
  const fits = scaled % value.d === 0n && whole <= MAX2 && whole >= -MAX2;
  return fits ? Number(whole) : Number.NaN;
}
var MAX2 = BigInt(Number.MAX_SAFE_INTEGER);
function fastBandOf(table, measure) {
  const { from, isLower } = table;
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    const bound = from[middle];
    if (bound < measure || isLower && bound === measure) low = middle;
    else high = middle - 1;
  }
  return low;
}
function fastGraduated(table, measure, frame) {
  if (measure < 0) return kept(frame, measure * table.price[0]);
  if (measure === 0) return table.flatAtZero ? table.flat[0] : 0;
  const k = fastBandOf(table, measure);
  const slice = kept(frame, (measure - table.from[k]) * table.price[k]);
  return kept(frame, table.below[k] + slice + table.flat[k]);
}
function fastVolume(table, measure, frame) {
  if (measure < 0) return kept(frame, measure * table.price[0]);
  if (measure === 0) return table.flatAtZero ? table.flat[0] : 0;
  const k = fastBandOf(table, measure);
  return kept(frame, kept(frame, measure * table.price[k]) + table.flat[k]);
}

// src/fee/price-fast.ts
function compileFastPrice(node, plan2) {
  const { price } = node;
  const scale2 = node.exact.scale;
  if (scale2 === void 0) return void 0;
  const bounded2 = compileBounds2(price, scale2);
  if (bounded2 === void 0) return void 0;
  switch (price.kind) {
    case "amount": {
      const amount = atScale(price.amount, scale2);
      if (amount === void 0) return void 0;
      return fastPrice((out, frame) => {
        out.own = bounded2(frame, amount(frame));
      });
    }
    case "rate":
      return compileRate(price, scale2, bounded2);
    case "bands":
      return compileBands(price, scale2, bounded2, plan2);
  }
}
function fastPrice(compute) {
  const out = {
    own: 0,
    trueUp: 0,
    isMirrored: false,
    run: (frame) => compute(out, frame)
  };
  return out;
}
function compileRate(price, scale2, bounded2) {
  const measure = compileFastNumber(price.measure);
  const rate = compileFastNumber(price.rate);
  const flat = price.flat === void 0 ? () => 0 : atScale(price.flat, scale2);
  if (measure === void 0 || rate === void 0 || flat === void 0) return void 0;
  const widen = 10 ** (scale2 - measure.scale - rate.scale);
  return fastPrice((out, frame) => {
    const x = signed2(out, price, frame, measure.run(frame));
    const charge = kept(frame, kept(frame, x * rate.run(frame)) * widen);
    out.own = bounded2(frame, kept(frame, charge + flat(frame)));
  });
}
function compileBands(price, scale2, bounded2, plan2) {
  const scales = bandScales(price.measure, price.price);
  const table = scales && fastBandTable(exactTable(price.price), scales.measure, scales.price);
  const measure = scales && atScale(price.measure, scales.measure);
  if (scales === void 0 || table === void 0 || measure === void 0) return void 0;
  const widen = 10 ** (scale2 - scales.measure - scales.price);
  const total = price.price.kind === "graduated" ? fastGraduated : fastVolume;
  const { cumulative: cumulative2 } = price;
  if (cumulative2 === void 0) {
    return fastPrice((out, frame) => {
      const x = signed2(out, price, frame, measure(frame));
      if (x > table.top) frame.fits = false;
      out.own = bounded2(frame, kept(frame, total(table, x, frame) * widen));
    });
  }
  const balance = plan2.accumulators[cumulative2.accumulator];
  const balanceScale = balance?.before.scale;
  if (balance === void 0 || balanceScale === void 0 || balanceScale > scales.measure) return void 0;
  const { slot } = balance.before;
  const index = cumulative2.accumulator;
  const widenBalance = 10 ** (scales.measure - balanceScale);
  const { basis } = cumulative2;
  const isVolume = price.price.kind === "volume";
  return fastPrice((out, frame) => {
    const before = kept(frame, frame.numbers[slot] * widenBalance);
    if (before !== before) frame.fits = false;
    const x = measure(frame);
    const after = kept(frame, before + x);
    if (basis !== "before" && after > table.top) frame.fits = false;
    const hasEntries = frame.hasEntries[index] === true;
    if (!isVolume) {
      const billed = hasEntries ? total(table, before, frame) : 0;
      out.own = bounded2(frame, kept(frame, kept(frame, total(table, after, frame) - billed) * widen));
      return;
    }
    const band2 = fastBandOf(table, basis === "before" ? before : after);
    const atBand = kept(frame, x * table.price[band2]);
    const takesFlat = basis !== "marginal" || !hasEntries;
    const own2 = takesFlat ? kept(frame, atBand + table.flat[band2]) : atBand;
    if (basis === "marginal") {
      const billed = hasEntries ? total(table, before, frame) : 0;
      const moved = kept(frame, total(table, after, frame) - billed);
      out.trueUp = kept(frame, kept(frame, moved - own2) * widen);
    }
    out.own = bounded2(frame, kept(frame, own2 * widen));
  });
}
function signed2(out, bounds2, frame, measure) {
  out.isMirrored = false;
  if (measure >= 0) return measure;
  out.isMirrored = true;
  if (bounds2.negative !== "mirror") frame.fits = false;
  return -measure;
}
function compileBounds2({ floor: floor2, cap, wins }, scale2) {
  const lowest = floor2 && atScale(floor2, scale2);
  const highest = cap && atScale(cap, scale2);
  if (floor2 !== void 0 && lowest === void 0 || cap !== void 0 && highest === void 0) return void 0;
  if (lowest === void 0 && highest === void 0) return (_frame, value) => value;
  if (highest === void 0) return (frame, value) => Math.max(value, lowest(frame));
  if (lowest === void 0) return (frame, value) => Math.min(value, highest(frame));
  return wins === "cap" ? (frame, value) => Math.min(Math.max(value, lowest(frame)), highest(frame)) : (frame, value) => Math.max(Math.min(value, highest(frame)), lowest(frame));
}
function atScale(tree, scale2) {
  const value = compileFastNumber(tree);
  return value && widened(value, scale2);
}

// src/decide/decide-fast.ts
function compileFastPlan(plan2) {
  const steps = [];
  for (const node of plan2.nodes) {
    const step = node.kind === "fee" ? feeStep2(node, plan2) : apportionmentStep2(node, plan2);
    if (step === void 0) return void 0;
    steps.push(step);
  }
  const factorPosts = plan2.accumulators.filter(({ source }) => plan2.factors.some(({ sym }) => sym === source));
  for (const accumulator of factorPosts) {
    const post = postStep2(accumulator);
    if (post === void 0) return void 0;
    steps.push(post);
  }
  const fills = [...plan2.factors.map(factorFill), ...plan2.accumulators.map(balanceFill), ...partyFills(plan2)];
  const frame = emptyFrame(plan2);
  return (snapshot) => {
    frame.fits = true;
    for (const fill2 of fills) fill2(frame, snapshot);
    for (const step of steps) step(frame);
    return frame.fits ? frame : void 0;
  };
}
function emptyFrame(plan2) {
  return {
    numbers: new Array(plan2.slots.numbers).fill(0),
    texts: new Array(plan2.slots.texts).fill(void 0),
    fits: true,
    hasEntries: new Array(plan2.accumulators.length).fill(false),
    applied: new Array(plan2.nodes.length).fill(false),
    posted: new Array(plan2.accumulators.length).fill(false)
  };
}
function factorFill({ factor, sym }) {
  const { code: code2 } = factor;
  const { slot, scale: scale2 } = sym;
  switch (sym.type.kind) {
    case "text":
    case "date":
      return (frame, { facts }) => {
        const fact = facts[code2];
        frame.texts[slot] = typeof fact === "string" ? fact : void 0;
      };
    case "boolean":
      return (frame, { facts }) => {
        const fact = facts[code2];
        frame.numbers[slot] = typeof fact === "boolean" ? Number(fact) : Number.NaN;
      };
    case "list":
      return () => {
      };
    default:
      return (frame, { facts }) => {
        const fact = facts[code2];
        frame.numbers[slot] = typeof fact === "string" && scale2 !== void 0 ? unitsOf(fact, scale2) : Number.NaN;
      };
  }
}
function balanceFill({ index, item, before, running }) {
  const { code: code2 } = item;
  const { scale: scale2 } = before;
  return (frame, { balances }) => {
    const balance = balances[code2];
    const value = balance === void 0 || scale2 === void 0 ? Number.NaN : unitsOf(balance.value, scale2);
    if (balance === void 0) frame.fits = false;
    frame.numbers[before.slot] = value;
    frame.numbers[running.slot] = value;
    frame.hasEntries[index] = balance !== void 0 && balance.entries > 0;
    frame.posted[index] = false;
  };
}
function partyFills(plan2) {
  return plan2.definition.parties.flatMap((party) => {
    if (!("factor" in party)) return [];
    return [
      (frame, { facts }) => {
        if (typeof facts[party.factor] !== "string") frame.fits = false;
      }
    ];
  });
}
function feeStep2(node, plan2) {
  const { item, index, booking, value, exact, own: own2 } = node;
  const slots = [exact, value, ...own2 === void 0 ? [] : [own2.exact, own2.booked, own2.trueUpExact, own2.trueUp]].map(({ slot }) => slot);
  const skip = (frame) => {
    frame.applied[index] = false;
    for (const slot of slots) frame.numbers[slot] = 0;
  };
  if (!item.enabled) return skip;
  const price = compileFastPrice(node, plan2);
  const when = node.when === void 0 ? () => true : compileFastBoolean(node.when);
  const book = exact.scale === void 0 ? void 0 : bookingOf(booking, exact.scale);
  const posts = postsOf2(plan2, node);
  if (price === void 0 || when === void 0 || book === void 0 || posts === void 0) return void 0;
  const exactSlot = exact.slot;
  const valueSlot = value.slot;
  return (frame) => {
    if (!when(frame)) {
      skip(frame);
      return;
    }
    frame.applied[index] = true;
    price.run(frame);
    const { numbers } = frame;
    const total = own2 === void 0 ? price.own : kept(frame, price.own + price.trueUp);
    const booked = book(frame, total);
    numbers[exactSlot] = price.isMirrored ? -total : total;
    numbers[valueSlot] = price.isMirrored ? -booked : booked;
    if (own2 !== void 0) {
      const ownBooked = book(frame, price.own);
      numbers[own2.exact.slot] = price.own;
      numbers[own2.booked.slot] = ownBooked;
      numbers[own2.trueUpExact.slot] = price.trueUp;
      numbers[own2.trueUp.slot] = booked - ownBooked;
    }
    for (const post of posts) post(frame);
  };
}
function bookingOf(booking, scale2) {
  if (booking === void 0 || booking.scale === scale2) return (_frame, value) => value;
  const { mode } = booking;
  const factor = POWERS_OF_TEN[Math.abs(scale2 - booking.scale)];
  if (factor === void 0) return void 0;
  return scale2 > booking.scale ? (_frame, value) => divideUnits(value, factor, mode) : (frame, value) => kept(frame, value * factor);
}
function apportionmentStep2(node, plan2) {
  const { item, index, booking, of, fee, bearers: bearers2 } = node;
  const book = of.scale === void 0 ? void 0 : bookingOf(booking, of.scale);
  const weights = alignedWeights(bearers2);
  const headrooms = bearers2.map((bearer2) => headroomOf2(bearer2, booking.scale, plan2));
  const posts = bearers2.map(({ share }) => postSteps(plan2.accumulators.filter(({ source }) => source === share)));
  if (book === void 0 || weights === void 0 || headrooms.includes(void 0) || posts.includes(void 0)) return void 0;
  const allPosts = posts.flatMap((each) => each ?? []);
  const shareSlots = bearers2.map(({ share }) => share.slot);
  const amountSlot = node.amount.slot;
  const unplacedSlot = node.unplaced.slot;
  const { spill, unplaced: unplaced2 } = item;
  const last = typeof unplaced2 === "object" ? bearers2.findIndex((bearer2) => bearer2.item.code === unplaced2.to) : -1;
  const space = divisionSpace(bearers2.length);
  const count = bearers2.length;
  return (frame) => {
    const { numbers } = frame;
    if (fee !== void 0 && frame.applied[fee.index] !== true) {
      frame.applied[index] = false;
      numbers[amountSlot] = 0;
      numbers[unplacedSlot] = 0;
      for (const slot of shareSlots) numbers[slot] = 0;
      return;
    }
    frame.applied[index] = true;
    const source = numbers[of.slot];
    if (source !== source) frame.fits = false;
    const units2 = book(frame, source);
    const isNegative = units2 < 0;
    for (let i = 0; i < count; i++) {
      space.weights[i] = weights[i](frame);
      space.headrooms[i] = headrooms[i](frame, isNegative);
    }
    if (!frame.fits || !divideByWeightFast(space, isNegative ? -units2 : units2, spill)) {
      frame.fits = false;
      return;
    }
    let left = space.unplaced;
    if (last >= 0) {
      space.shares[last] = space.shares[last] + left;
      left = 0;
    }
    if (left > 0 && unplaced2 === "reject") frame.fits = false;
    numbers[amountSlot] = units2;
    numbers[unplacedSlot] = isNegative ? -left : left;
    for (let i = 0; i < count; i++) {
      const share = space.shares[i];
      numbers[shareSlots[i]] = isNegative ? -share : share;
    }
    for (const post of allPosts) post(frame);
  };
}
function alignedWeights(bearers2) {
  const values = bearers2.map(({ weight }) => compileFastNumber(weight));
  const scale2 = Math.max(...values.map((value) => value?.scale ?? 0));
  const weights = values.map((value) => value && widened(value, scale2));
  return weights.every((weight) => weight !== void 0) ? weights : void 0;
}
function headroomOf2({ cap, limit }, scale2, plan2) {
  const capOf = cap === void 0 ? UNBOUND : atUnits(compileFastNumber(cap), scale2);
  if (capOf === void 0) return void 0;
  if (limit === void 0) return (frame) => Math.max(0, capOf(frame));
  const running = plan2.accumulators[limit.accumulator]?.running;
  const limitOf = compileFastNumber(limit.amount);
  if (running?.scale === void 0 || limitOf === void 0) return void 0;
  const wide = Math.max(running.scale, limitOf.scale);
  const limitAt = widened(limitOf, wide);
  const balanceAt = widened({ run: (frame) => frame.numbers[running.slot], scale: running.scale }, wide);
  const [down, up] = [POWERS_OF_TEN[Math.max(0, wide - scale2)], POWERS_OF_TEN[Math.max(0, scale2 - wide)]];
  if (limitAt === void 0 || balanceAt === void 0 || down === void 0 || up === void 0) return void 0;
  return (frame, isNegative) => {
    const balance = balanceAt(frame);
    if (balance !== balance) frame.fits = false;
    const room = isNegative ? balance : kept(frame, limitAt(frame) - balance);
    const units2 = down === 1 ? kept(frame, room * up) : divideUnits(room, down, "floor");
    return Math.max(0, Math.min(units2, capOf(frame)));
  };
}
var UNBOUND = () => Number.POSITIVE_INFINITY;
function atUnits(value, scale2) {
  if (value === void 0) return void 0;
  if (value.scale <= scale2) return widened(value, scale2);
  const divisor = POWERS_OF_TEN[value.scale - scale2];
  return divisor === void 0 ? void 0 : (frame) => divideUnits(value.run(frame), divisor, "floor");
}
function postsOf2(plan2, node) {
  return postSteps(plan2.accumulators.filter(({ source }) => source === node.value));
}
function postSteps(accumulators) {
  const steps = accumulators.map(postStep2);
  return steps.every((step) => step !== void 0) ? steps : void 0;
}
function postStep2({ index, running, source, when }) {
  const isDue = when === void 0 ? () => true : compileFastBoolean(when);
  if (isDue === void 0 || running.scale === void 0 || source.scale === void 0 || source.scale > running.scale) return void 0;
  const factor = POWERS_OF_TEN[running.scale - source.scale];
  if (factor === void 0) return void 0;
  return (frame) => {
    if (!isDue(frame)) return;
    const { numbers } = frame;
    const after = kept(frame, numbers[running.slot] + numbers[source.slot] * factor);
    if (after !== after) frame.fits = false;
    numbers[running.slot] = after;
    frame.posted[index] = true;
  };
}

// src/decide/record-template.ts
function recordTemplate(plan2) {
  const lines = [];
  const shares = [];
  for (const node of plan2.nodes) {
    if (node.kind === "fee") lines.push(...feeLines(node, plan2));
    else {
      lines.push(...shareLines(node, plan2));
      const apportionment = node.item.code;
      for (const { item, share } of node.bearers) {
        shares.push({ apportionment, bearer: item.code, scale: node.booking.scale, slot: share.slot });
      }
      shares.push({ apportionment, bearer: void 0, scale: node.booking.scale, slot: node.unplaced.slot });
    }
  }
  return { plan: plan2, lines, shares };
}
function feeLines(node, plan2) {
  const { item, booking, own: own2 } = node;
  if (!item.booked || booking === void 0 || node.apportionedBy !== void 0) return [];
  const line = {
    kind: "fee",
    fee: item.code,
    bearer: void 0,
    payer: item.payer,
    payee: item.payee,
    clearing: item.clearing,
    direction: item.payee === plan2.owner ? "receive" : "pay",
    currency: plan2.currency,
    scale: booking.scale,
    slot: (own2?.booked ?? node.value).slot,
    exactSlot: (own2?.exact ?? node.exact).slot,
    exactScale: node.exact.scale
  };
  const planned = { node: node.index, line, isAlways: true };
  if (own2 === void 0) return [planned];
  const trueUp = { ...line, kind: "true-up", slot: own2.trueUp.slot, exactSlot: own2.trueUpExact.slot };
  return [planned, { node: node.index, line: trueUp, isAlways: false }];
}
function shareLines(node, plan2) {
  const { item, booking } = node;
  const lineOf2 = (kind, bearer2, payer2, slot) => ({
    kind,
    fee: item.code,
    bearer: bearer2,
    payer: payer2,
    payee: item.payee,
    clearing: item.clearing,
    direction: item.payee === plan2.owner ? "receive" : "pay",
    currency: plan2.currency,
    scale: booking.scale,
    slot,
    exactSlot: slot,
    exactScale: booking.scale
  });
  const lines = node.bearers.filter((bearer2) => bearer2.item.code !== item.payee).map((bearer2) => ({
    node: node.index,
    line: lineOf2("share", bearer2.item.code, bearer2.item.code, bearer2.share.slot),
    isAlways: true
  }));
  const { payer } = node;
  if (item.unplaced !== "keep" || payer === void 0 || payer === item.payee) return lines;
  return [...lines, { node: node.index, line: lineOf2("unplaced", void 0, payer, node.unplaced.slot), isAlways: false }];
}

// src/decide/decide.ts
var PROGRAMS = /* @__PURE__ */ new WeakMap();
function decide(plan2, snapshot, lane = "fast-then-exact") {
  const program = programOf(plan2);
  const frame = lane === "exact" ? void 0 : program.fast?.(snapshot);
  if (frame !== void 0) {
    return new BillingRecord(program.template, snapshot, frame.numbers.slice(), frame.applied, frame.posted);
  }
  const { frame: exact, applied, posted } = program.exact(snapshot);
  return new BillingRecord(program.template, snapshot, exact.numbers.map(orZero), applied, posted);
}
function programOf(plan2) {
  const known2 = PROGRAMS.get(plan2);
  if (known2 !== void 0) return known2;
  const program = { template: recordTemplate(plan2), fast: compileFastPlan(plan2), exact: compileExactPlan(plan2) };
  PROGRAMS.set(plan2, program);
  return program;
}
function orZero(value) {
  return value ?? ZERO3;
}

// scratch.ts
var model = parseModel({
  format: 1,
  code: "order",
  business: "order",
  currency: "CNY",
  parties: [{ code: "merchant", is: "owner" }, { code: "platform", id: "1000" }, { code: "supplier", id: "2001" }],
  factors: [{ code: "price", type: "money" }, { code: "coupon", type: "money" }, { code: "channel", type: "text" }],
  fees: [
    { code: "base", booked: false, price: { kind: "formula", formula: "price - coupon" } },
    { code: "commission", payer: "merchant", payee: "platform", rounding: "half-up", price: { kind: "volume", measure: "base", boundary: "lower", bands: [{ from: "0", rate: "0.05" }, { from: "100000", rate: "0.04" }, { from: "1000000", rate: "0.03" }], cumulative: { accumulator: "gmv", basis: "before" } } },
    { code: "service", payer: "merchant", payee: "platform", rounding: "half-up", when: "channel == 'app'", price: { kind: "ratio", base: "base", rate: "0.006" } },
    { code: "payable", payer: "platform", payee: "merchant", rounding: "half-up", price: { kind: "complement", total: "base", less: ["commission", "service"] } }
  ],
  apportionments: [{ code: "couponCost", of: "coupon", payee: "merchant", rounding: "half-up", unplaced: "reject", bearers: [{ code: "platform", weight: 5 }, { code: "supplier", weight: 3 }, { code: "merchant", weight: 2 }] }],
  accumulators: [{ code: "gmv", adds: "base", key: ["party"], window: "month" }]
});
var contract = parseContract({ format: 1, id: "c1", version: "1", tenant: "t1", party: "m1", model: "order", status: "active", valid: { from: "2026-01-01T00:00:00+08:00" }, timeZone: "Asia/Shanghai", cycle: "month", terms: [] }, model);
var plan = buildPlan(model, contract, "CNY");
if (!plan.ok) {
  console.dir(plan.issues, { depth: 9 });
  process.exit(1);
}
var snap = {
  format: 1,
  document: { tenant: "t1", business: "order", id: "d1", revision: 1, party: "m1", time: "2026-11-01T00:00:00Z" },
  rule: "r",
  model: { code: "order", hash: "h" },
  contract: { id: "c1", version: "1", hash: "h" },
  facts: { price: "120.01", coupon: "20", channel: "app" },
  sources: {},
  balances: { gmv: { key: '["t1","m1"]', window: { key: "2026-11", zone: "Asia/Shanghai" }, value: "99999.5", entries: 3 } }
};
var a = decide(plan.value, snap);
var b = decide(plan.value, snap, "exact");
console.dir(a.toJSON(), { depth: 9 });
console.log(a.contentText() === b.contentText());
for (let k = 0; k < 3; k++) {
  const N = 5e5;
  const t = process.hrtime.bigint();
  let s = 0;
  for (let i = 0; i < N; i++) {
    snap.facts.price = "12" + i % 1e3 + ".01";
    s += decide(plan.value, snap).lines.length;
  }
  const dt = Number(process.hrtime.bigint() - t);
  console.log(N / dt * 1e9, "ops/s", s);
}
/*! Bundled license information:

decimal.js/decimal.mjs:
  (*!
   *  decimal.js v10.6.0
   *  An arbitrary-precision Decimal type for JavaScript.
   *  https://github.com/MikeMcl/decimal.js
   *  Copyright (c) 2025 Michael Mclaughlin <M8ch88l@gmail.com>
   *  MIT Licence
   *)

expr-eval/dist/index.mjs:
  (*!
   Based on ndef.parser, by Raphael Graf(r@undefined.ch)
   http://www.undefined.ch/mparser/index.html
  
   Ported to JavaScript and modified by Matthew Crumley (email@matthewcrumley.com, http://silentmatt.com/)
  
   You are free to use and modify this code in anyway you find useful. Please leave this comment in the code
   to acknowledge its original source. If you feel like it, I enjoy hearing about projects that use my code,
   but don't feel like you have to let me know or ask permission.
  *)

@noble/hashes/esm/utils.js:
  (*! noble-hashes - MIT License (c) 2022 Paul Miller (paulmillr.com) *)
*/
