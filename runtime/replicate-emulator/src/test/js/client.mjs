// Replicate's own client against the emulator: node client.mjs URL TOKEN ZIP
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import Replicate, { validateWebhook } from "replicate";

const [baseUrl, auth, zip] = process.argv.slice(2);
const replicate = new Replicate({ auth, baseUrl });
const checks = [];
const check = async (name, body) => {
  await body();
  checks.push(name);
};
const ended = async (get) => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const job = await get();
    if (!["starting", "processing"].includes(job.status)) return job;
    assert.ok(Date.now() < deadline, "still " + job.status);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const hooks = [];
const receiver = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    hooks.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(204).end();
  });
});
await new Promise((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const webhook = `http://127.0.0.1:${receiver.address().port}/hook?job=7`;

let owner;
let file;
let training;
let version;
const trainer = ["ostris", "flux-dev-lora-trainer"];

await check("account and hardware", async () => {
  owner = (await replicate.accounts.current()).username;
  assert.ok((await replicate.hardware.list()).some((each) => each.sku === "cpu"));
});

await check("files", async () => {
  const content = new File([await readFile(zip)], "works.zip", { type: "application/zip" });
  file = await replicate.files.create(content, { job: 7 });
  assert.equal(file.name, "works.zip");
  assert.equal(file.content_type, "application/zip");
  assert.deepEqual(file.metadata, { job: 7 });
  assert.equal((await replicate.files.get(file.id)).checksums.sha256, file.checksums.sha256);
  assert.equal((await replicate.files.list()).results.length, 1);
  const other = await replicate.files.create(Buffer.from("x"));
  assert.equal(await replicate.files.delete(other.id), true);
});

await check("models", async () => {
  const created = await replicate.models.create(owner, "js", { visibility: "private", hardware: "cpu" });
  assert.equal(created.latest_version, null);
  await assert.rejects(
    replicate.models.create(owner, "js", { visibility: "private", hardware: "cpu" }),
    (error) => error.response.status === 409
  );
  const id = (await replicate.models.get(...trainer)).latest_version.id;
  assert.equal((await replicate.models.versions.get(...trainer, id)).id, id);
});

await check("trainings", async () => {
  const id = (await replicate.models.versions.list(...trainer)).results[0].id;
  const created = await replicate.trainings.create(...trainer, id, {
    destination: `${owner}/js`,
    input: { input_images: file.urls.get, trigger_word: "TRIAL_1" },
    webhook,
    webhook_events_filter: ["completed"],
  });
  assert.equal(created.status, "starting");
  training = await ended(() => replicate.trainings.get(created.id));
  assert.equal(training.status, "succeeded", training.error);
  version = training.output.version;
  assert.match(version, /^\w+\/js:[0-9a-f]{64}$/);
});

await check("a Blob as input is refused", async () => {
  const id = (await replicate.models.versions.list(...trainer)).results[0].id;
  await assert.rejects(
    replicate.trainings.create(...trainer, id, {
      destination: `${owner}/js`,
      input: { input_images: new Blob(["x"]) },
    }),
    (error) => error.response.status === 422
  );
});

await check("a training is canceled", async () => {
  const id = (await replicate.models.versions.list(...trainer)).results[0].id;
  const created = await replicate.trainings.create(...trainer, id, {
    destination: `${owner}/js`,
    input: { input_images: file.urls.get },
  });
  assert.equal((await replicate.trainings.cancel(created.id)).status, "canceled");
});

await check("pages of trainings", async () => {
  let count = 0;
  for await (const page of replicate.paginate(replicate.trainings.list)) count += page.length;
  assert.equal(count, 122);
});

await check("predictions", async () => {
  const created = await replicate.predictions.create({
    version: version.split(":")[1],
    input: { prompt: "TRIAL_1 a cat", output_format: "png" },
  });
  const done = await replicate.wait(created, { interval: 50 });
  assert.equal(done.status, "succeeded", done.error);
  const image = Buffer.from(await (await fetch(done.output[0])).arrayBuffer());
  assert.equal(image.subarray(1, 4).toString(), "PNG");
  assert.equal((await replicate.predictions.get(created.id)).id, created.id);
  assert.ok((await replicate.predictions.list()).results.length > 0);
  assert.equal((await replicate.predictions.cancel(created.id)).status, "succeeded");
});

await check("run, waiting for the answer", async () => {
  const [output] = await replicate.run(version, { input: { prompt: "a cat", output_format: "png" } });
  const image = Buffer.from(await (await output.blob()).arrayBuffer());
  assert.equal(image.subarray(1, 4).toString(), "PNG");
});

await check("run of an official model, asking again and again", async () => {
  const [output] = await replicate.run("black-forest-labs/flux-dev", {
    input: { prompt: "a cat" },
    wait: { mode: "poll", interval: 50 },
  });
  assert.ok(String(output).startsWith("http"));
});

await check("a webhook is valid, and not when it was changed", async () => {
  const deadline = Date.now() + 10_000;
  while (hooks.length === 0) {
    assert.ok(Date.now() < deadline, "no webhook came");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { key } = await replicate.webhooks.default.secret.get();
  const [{ headers, body }] = hooks;
  assert.equal(JSON.parse(body).id, training.id);
  assert.equal(await validateWebhook({ headers, body }, key), true);
  assert.equal(await validateWebhook({ headers, body: body + " " }, key), false);
});

await check("throttling is waited out", async () => {
  const control = baseUrl.replace("/v1", "/control/faults");
  await fetch(control, {
    method: "POST",
    body: JSON.stringify({ fault: "throttled-json", times: 2, route: "get-account" }),
  });
  assert.equal((await replicate.accounts.current()).username, owner);
});

await check("versions and models are deleted", async () => {
  const path = `/models/${owner}/js/versions/${version.split(":")[1]}`;
  assert.equal((await replicate.request(path, { method: "DELETE" })).status, 202);
  await fetch(baseUrl.replace("/v1", "/control/clock"), {
    method: "POST",
    body: JSON.stringify({ advance: "PT1M" }),
  });
  const versions = (await replicate.models.versions.list(owner, "js")).results;
  for (const each of versions) {
    await replicate.request(`/models/${owner}/js/versions/${each.id}`, { method: "DELETE" });
  }
  assert.ok(!versions.some((each) => version.endsWith(each.id)));
});

receiver.close();
receiver.closeAllConnections();
console.log(`${checks.length} checks passed`);
